// An AuthorizationPolicy of the owner that allows something at a private gateway: it adds to what is granted.
import { check } from '../check.ts';
import type { PolicyRule } from '../../manifests/authorization-policy.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Side } from '../../model/names.ts';
import { gatewaysOf } from '../gateways-of.ts';
import { ROOT_NAMESPACE } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { ruleConcerns, type KnownCaller } from '../inventory/policies.ts';
import { covers } from '../inventory/services.ts';

export const secondGatewayPolicy = check(
  {
    code: 'MF2049',
    name: 'second-gateway-policy',
    since: '0.1.0',
    severity: 'error',
    message: 'AuthorizationPolicy {policy} of namespace {namespace} selects the private {side} gateway too, and what any policy allows is allowed: it opens what no grant says',
    help: 'Give it a selector that leaves the private gateways out, or take it away; grants belong in `exposes`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const gateways = agreement.gateways.namespace.value;
      for (const policy of objectsOf(agreement, 'AuthorizationPolicy')) {
        const { namespace, selector, action, rules = [], hasTarget } = policy;
        if (action.value !== 'ALLOW' || rules.length === 0 || hasTarget) continue;
        if (namespace?.value !== gateways && namespace?.value !== ROOT_NAMESPACE) continue;
        const hit = gatewaysOf(agreement).find(({ side, gateway }) => (selector === undefined || covers(gateway.selector, selector)) && opens(rules, side, agreement));
        if (hit === undefined) continue;
        const related = [{ at: policy.at, message: selector === undefined ? 'it has no selector' : 'its selector is among the gateway’s labels' }];
        yield found({ at: hit.gateway.at, related }, { policy: policy.name, namespace: namespace.value, side: hit.side });
      }
    }
  },
);

/** At the egress gateway anybody of the mesh may knock; at the ingress gateway only identities of peers get through the handshake. */
function opens(rules: readonly PolicyRule[], side: Side, { peers }: Agreement): boolean {
  if (side === 'egress') return true;
  const callers = peers.flatMap(({ egressIdentities }) => egressIdentities.map(({ value }) => callerOf(value.slice('spiffe://'.length))));
  return rules.some((rule) => callers.some((caller) => ruleConcerns(rule, caller, undefined) !== 'no'));
}

/** Istio knows a namespace and an account only of identities of its own form. */
function callerOf(principal: string): KnownCaller {
  const [, namespace = '', account = ''] = /^[^/]+\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(principal) ?? [];
  return { principal, namespace, account };
}
