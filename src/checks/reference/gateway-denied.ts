// The owner's own AuthorizationPolicies on a workload, where they let no request of the ingress gateway through.
import { check } from '../check.ts';
import type { AuthorizationPolicy } from '../../manifests/manifest.ts';
import type { Agreement, Exposure } from '../../model/agreement.ts';
import { ROOT_NAMESPACE } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { ruleConcerns, type KnownCaller } from '../inventory/policies.ts';
import { covers, knownLabels, nameOf, portOf, serviceOf } from '../inventory/services.ts';
import { targetOf } from '../inventory/target-port.ts';
import { visible } from '../../text/visible.ts';

export const gatewayDenied = check(
  {
    code: 'MF2048',
    name: 'gateway-denied',
    since: '0.1.0',
    severity: 'warning',
    message: 'AuthorizationPolicy {policy} lets no request of the ingress gateway through to {service}: {why}, so peers get 403 whatever is granted to them',
    help: 'Allow the principal of the ingress gateway there: `{principal}`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const gateway = ingressCaller(agreement);
      if (gateway === undefined) continue;
      for (const exposure of agreement.exposes) {
        const denial = denialOf(agreement, exposure, gateway);
        if (denial === undefined) continue;
        const { policy, why } = denial;
        const related = [{ at: policy.at, message: visible(`${policy.action.value} of namespace ${policy.namespace?.value ?? ''}`) }];
        yield found({ at: exposure.service.at, related }, { policy: policy.name, service: nameOf(exposure), why, principal: gateway.principal });
      }
    }
  },
);

function ingressCaller({ gateways, trustDomain }: Agreement): KnownCaller | undefined {
  if (gateways.ingress === undefined) return undefined;
  const [namespace, account] = [gateways.namespace.value, gateways.ingress.serviceAccount.value];
  return { principal: `${trustDomain.value}/ns/${namespace}/sa/${account}`, namespace, account };
}

interface Denial {
  readonly policy: AuthorizationPolicy;
  readonly why: string;
}

/** One DENY is enough; of several ALLOW each may be the one that lets it through. */
function denialOf(agreement: Agreement, exposure: Exposure, gateway: KnownCaller): Denial | undefined {
  const service = serviceOf(agreement, exposure);
  const servicePort = service && portOf(service, exposure.port.value);
  const port = exposure.workload?.port.value ?? (service && servicePort && targetOf(agreement, service, servicePort, exposure.namespace.value)?.value);
  const policies = objectsOf(agreement, 'AuthorizationPolicy').filter((policy) => !policy.hasTarget && appliesTo(policy, agreement, exposure));
  const answers = ({ rules = [] }: AuthorizationPolicy): readonly string[] => rules.map((rule) => ruleConcerns(rule, gateway, port));
  const deny = policies.find((policy) => policy.action.value === 'DENY' && answers(policy).includes('yes'));
  if (deny !== undefined) return { policy: deny, why: 'it denies all that comes from it' };
  const allows = policies.filter(({ action }) => action.value === 'ALLOW');
  const [allow] = allows;
  if (allow === undefined || allows.some((policy) => answers(policy).some((answer) => answer !== 'no'))) return undefined;
  return { policy: allow, why: allow.rules === undefined || allow.rules.length === 0 ? 'it allows nothing' : 'it allows others alone, and what no policy allows is denied' };
}

function appliesTo({ namespace, selector }: AuthorizationPolicy, agreement: Agreement, exposure: Exposure): boolean {
  if (namespace?.value !== exposure.namespace.value && namespace?.value !== ROOT_NAMESPACE) return false;
  return selector === undefined || knownLabels(agreement, exposure).some((known) => covers(known, selector));
}
