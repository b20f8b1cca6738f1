// The second lock, behind the ingress gateway: what may be done with an exposed Service, and that the gateway may do it.
import type { SoundAgreement, SoundExposure, SoundIngress } from '../../model/sound.ts';
import { exposes } from '../about.ts';
import { groupBy, type Group } from '../group-by.ts';
import { callerPrincipal, serviceHost } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { grantedOf, type Granted } from './granted.ts';
import { rbacObject } from './istio-object.ts';
import { appName, readerName } from './names.ts';

/** A role and its binding for each application of which something is granted. */
export function serviceRoles(agreement: SoundAgreement, ingress: SoundIngress): readonly Resource[] {
  const granted = agreement.exposures.filter(({ grants }) => grants.length > 0);
  return groupBy(granted, ({ namespace }) => namespace).flatMap(([, neighbours]) =>
    groupBy(neighbours, appName).flatMap(([app, exposures]) => [serviceRole(agreement, app, exposures), binding(agreement, ingress, app, exposures)]),
  );
}

function serviceRole(agreement: SoundAgreement, app: string, exposures: Group<SoundExposure>): Resource {
  // Two subsets of one Service may be granted alike.
  const rules = groupBy(exposures.flatMap(grantedOf).map(accessRule), (rule) => JSON.stringify(rule)).map(([, [rule]]) => rule);
  return rbacObject('ServiceRole', {
    group: 'exposes',
    name: readerName(app),
    namespace: exposures[0].namespace,
    about: [`What may be done with ${app}.`, ...exposes(agreement, exposures)],
    spec: { rules },
    causes: exposures.map(({ at }) => at),
  });
}

/** https://istio.io/v1.2/docs/reference/config/authorization/istio.rbac.v1alpha1/#AccessRule */
const accessRule = ({ exposure, methods, paths }: Granted): { readonly [key: string]: Json } => ({
  services: [serviceHost(exposure.service, exposure.namespace)],
  methods: methods ?? ['*'],
  // An exact path is compared with the query behind it.
  ...(paths === null ? {} : { paths: paths.flatMap((path) => (path.endsWith('/*') ? [path] : [path, `${path}?*`])) }),
});

function binding(agreement: SoundAgreement, ingress: SoundIngress, app: string, exposures: Group<SoundExposure>): Resource {
  const gateway = { namespace: agreement.namespace, account: ingress.serviceAccount };
  return rbacObject('ServiceRoleBinding', {
    group: 'exposes',
    name: readerName(app),
    namespace: exposures[0].namespace,
    about: [`The ingress gateway, and nobody else, has the role ${readerName(app)}.`, ...exposes(agreement, exposures)],
    spec: {
      subjects: [{ user: callerPrincipal(agreement.trustDomain, gateway) }],
      roleRef: { kind: 'ServiceRole', name: readerName(app) },
    },
    causes: [...exposures.map(({ at }) => at), ingress.at],
  });
}
