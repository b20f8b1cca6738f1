// Everything that target `istio` emits for one cluster: the list of objects, in the words of the design.
import type { SoundAgreement } from '../../model/sound.ts';
import { providersOf } from '../providers.ts';
import type { Lowered, Resource } from '../resource.ts';
import { serverTrust } from './config-map.ts';
import { gatewayDeployment } from './deployment.ts';
import { egressRules, exposedRules, providerRule } from './destination-rule.ts';
import { egressPolicies } from './egress-policy.ts';
import { egressGateways, ingressGateways } from './gateway.ts';
import { gatewayAutoscaler } from './horizontal-pod-autoscaler.ts';
import { ingressPolicies } from './ingress-policy.ts';
import { gatewaysNamespace } from './namespace.ts';
import { neededSecrets } from './needed-secrets.ts';
import { gatewayNetworkPolicy } from './network-policy.ts';
import { gatewayDisruptionBudget } from './pod-disruption-budget.ts';
import { privateGateways } from './private-gateway.ts';
import { gatewayRole, gatewayRoleBinding } from './role.ts';
import { providerTrusts } from './secret.ts';
import { serviceAccounts } from './service-account.ts';
import { providerEntry } from './service-entry.ts';
import { gatewayService, localService } from './service.ts';
import { callerRoute, egressRoutes, ingressRoutes } from './virtual-service.ts';
import { workloadPolicies } from './workload-policy.ts';

/** `agreement` is in order. */
export function lowerToIstio(agreement: SoundAgreement): Lowered {
  const resources = [...gateways(agreement), ...doors(agreement), ...exposures(agreement), ...consumptions(agreement)];
  return { namespace: agreement.namespace, resources, helmValues: [], secrets: neededSecrets(agreement) };
}

/** The gateways themselves, where they are ours; in any case what istiod asks for before it gives them their key pairs. */
function gateways(agreement: SoundAgreement): readonly Resource[] {
  const declared = privateGateways(agreement);
  const access = declared.flatMap((gateway) => [gatewayRole(agreement, gateway), gatewayRoleBinding(agreement, gateway)]);
  if (!agreement.manage) return access;
  const managed = declared.flatMap((gateway) => [
    gatewayService(agreement, gateway),
    gatewayDeployment(agreement, gateway),
    gatewayAutoscaler(agreement, gateway),
    gatewayDisruptionBudget(agreement, gateway),
    gatewayNetworkPolicy(agreement, gateway),
  ]);
  return [gatewaysNamespace(agreement), ...serviceAccounts(agreement, declared), ...managed, ...access];
}

/** The policy of each gateway. Where none is declared, of both: an overlay is never empty, and what once was a gateway stays closed. */
function doors(agreement: SoundAgreement): readonly Resource[] {
  const none = agreement.ingress === undefined && agreement.egress === undefined;
  return [
    ...(agreement.ingress !== undefined || none ? ingressPolicies(agreement) : []),
    ...(agreement.egress !== undefined || none ? egressPolicies(agreement) : []),
  ];
}

function exposures(agreement: SoundAgreement): readonly Resource[] {
  const { ingress } = agreement;
  if (ingress === undefined) return [];
  return [
    ...ingressGateways(agreement, ingress),
    ...ingress.servers.map((server) => serverTrust(agreement, server)),
    ...ingressRoutes(agreement, ingress),
    ...exposedRules(agreement),
    ...workloadPolicies(agreement, ingress),
  ];
}

function consumptions(agreement: SoundAgreement): readonly Resource[] {
  const { egress } = agreement;
  if (egress === undefined) return [];
  return [
    ...egressGateways(agreement, egress),
    ...egressRules(agreement, egress),
    ...providerTrusts(agreement, egress),
    ...providersOf(agreement).flatMap((consumed) => [providerEntry(agreement, consumed), providerRule(agreement, egress, consumed)]),
    ...agreement.consumptions.flatMap((consumption) => [localService(consumption), callerRoute(agreement, consumption)]),
    ...egressRoutes(agreement),
  ];
}
