// Everything that target `istio-1.2` emits for one cluster: the objects of the reference text, to the letter.
import type { SoundAgreement } from '../../model/sound.ts';
import { providersOf } from '../providers.ts';
import type { HelmValues, Lowered, Resource } from '../resource.ts';
import { clusterRbacConfig } from './cluster-rbac-config.ts';
import { egressRule, providerRule } from './destination-rule.ts';
import { remoteEndpoints } from './endpoints.ts';
import { ingressFilter } from './envoy-filter.ts';
import { egressGateway, ingressGateway } from './gateway.ts';
import { egressValues, ingressValues } from './helm-values.ts';
import { gatewaysNamespace } from './namespace.ts';
import { neededSecrets } from './needed-secrets.ts';
import { serviceRoles } from './service-role.ts';
import { localService, remoteService } from './service.ts';
import { callerRoute, egressRoute, exposedRoutes } from './virtual-service.ts';

/** `agreement` is in order. */
export function lowerToIstio12(agreement: SoundAgreement): Lowered {
  const inText = inTextOrder(agreement);
  const open = [...(agreement.manage ? [gatewaysNamespace(agreement)] : []), ...exposures(inText), ...consumptions(inText)];
  return { namespace: agreement.namespace, resources: [...door(inText, open), ...open], helmValues: gateways(agreement), secrets: neededSecrets(agreement) };
}

/** The text lists ratings before httpbin, so lists run from z to a. Which comes first decides nothing, as no prefix lies in another. */
const inTextOrder = (agreement: SoundAgreement): SoundAgreement => ({
  ...agreement,
  exposures: [...agreement.exposures].reverse(),
  consumptions: [...agreement.consumptions].reverse(),
});

function gateways(agreement: SoundAgreement): readonly HelmValues[] {
  const { manage, ingress, egress } = agreement;
  if (!manage) return [];
  return [...(ingress ? [ingressValues(agreement, ingress)] : []), ...(egress ? [egressValues(agreement, egress)] : [])];
}

/** The lock of the ingress gateway. It stays where no gateway is declared, and so that an overlay is never empty. */
function door(agreement: SoundAgreement, open: readonly Resource[]): readonly Resource[] {
  const needless = agreement.ingress === undefined && agreement.egress !== undefined && open.length > 0;
  return needless ? [] : [ingressFilter(agreement)];
}

function exposures(agreement: SoundAgreement): readonly Resource[] {
  const { ingress } = agreement;
  if (ingress === undefined) return [];
  return [
    ...ingressGateway(agreement, ingress),
    ...exposedRoutes(agreement),
    ...serviceRoles(agreement, ingress),
    ...clusterRbacConfig(agreement),
  ];
}

function consumptions(agreement: SoundAgreement): readonly Resource[] {
  const { egress } = agreement;
  if (egress === undefined) return [];
  return [
    ...egressGateway(agreement, egress),
    ...providersOf(agreement).flatMap((consumed) => [
      remoteService(agreement, consumed),
      remoteEndpoints(agreement, consumed),
      providerRule(agreement, egress, consumed),
    ]),
    ...agreement.consumptions.flatMap((consumption) => [
      egressRule(agreement, consumption),
      localService(agreement, consumption),
      callerRoute(agreement, consumption),
      egressRoute(agreement, consumption),
    ]),
  ];
}
