// The first lock, at the ingress gateway: the grants as a filter of Envoy's own, since the roles of Istio 1.2 know its own mesh alone.
import { DEFAULT_PORT, defaultSelector } from '../../model/defaults.ts';
import type { SoundAgreement } from '../../model/sound.ts';
import { plain } from '../labels.ts';
import { absolutePath, VALID_UNTIL } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { grantedOf, type Granted } from './granted.ts';
import { networkingObject } from './istio-object.ts';
import { appName, INGRESS_FILTER } from './names.ts';

/** One policy for what is granted alike. Without any policy it denies everything, and it stays: without the filter the gateway would be open. */
export function ingressFilter(agreement: SoundAgreement): Resource {
  const { cluster, namespace, ingress, exposures, validUntil } = agreement;
  const granted = exposures.flatMap(grantedOf);
  const about = exposures.flatMap(({ name, grants }) => grants.map((grant) => `exposes ${name} of ${cluster} to ${grant.cluster}`));
  return networkingObject('EnvoyFilter', {
    group: 'gateways',
    name: INGRESS_FILTER,
    namespace,
    about: ['Who may do what through the ingress gateway; without a policy, nobody anything.', ...new Set(about)],
    annotations: validUntil === undefined ? {} : { [VALID_UNTIL]: validUntil },
    spec: {
      workloadLabels: plain(ingress?.selector ?? defaultSelector('ingress')),
      filters: [
        {
          filterName: 'envoy.filters.http.rbac',
          filterType: 'HTTP',
          listenerMatch: { portNumber: ingress?.port ?? DEFAULT_PORT, listenerType: 'GATEWAY', listenerProtocol: 'HTTP' },
          filterConfig: { rules: { action: 'ALLOW', policies: policies(granted) } },
        },
      ],
    },
    causes: [...granted.flatMap(({ causes }) => causes), ingress?.at ?? agreement.at],
  });
}

/** A name says no more than whose policy it is: that of an application's first is the application's, the others are numbered. */
function policies(granted: readonly Granted[]): { readonly [name: string]: Json } {
  const count = new Map<string, number>();
  return Object.fromEntries(
    granted.map((one) => {
      const app = appName(one.exposure);
      const number = (count.get(app) ?? 0) + 1;
      count.set(app, number);
      return [number === 1 ? app : `${app}_${number}`, policy(one)];
    }),
  );
}

/** `permissions` is one item, as in the text; Envoy's API has a list there. */
const policy = ({ exposure, methods, paths, identities }: Granted): Json => ({
  permissions: {
    and_rules: {
      rules: [
        oneOf((paths ?? [null]).flatMap((path) => pathMatches(absolutePath(exposure.path, path)))),
        ...(methods === null ? [] : [oneOf(methods.map((method) => header(':method', { exact_match: method })))]),
      ],
    },
  },
  principals: identities.map((identity) => ({ authenticated: { principal_name: { exact: identity } } })),
});

/** `path` is absolute, exact or ending in `*`. The header holds the query too, and a grant of a path is one of every query. */
const pathMatches = (path: string): readonly Json[] =>
  path.endsWith('*')
    ? [header(':path', { prefix_match: path.slice(0, -1) })]
    : [header(':path', { exact_match: path }), header(':path', { prefix_match: `${path}?` })];

const header = (name: string, match: { readonly [how: string]: string }): Json => ({ header: { name, ...match } });

function oneOf(rules: readonly Json[]): Json {
  const [first, ...others] = rules;
  return first !== undefined && others.length === 0 ? first : { or_rules: { rules } };
}
