// Gateways of ours in a namespace that belongs to Kubernetes or to Istio itself.
import { check } from '../check.ts';
import { gatewaysOf } from '../gateways-of.ts';

/** Whose each is, and what comes of it. `istio-system` is the root namespace unless the mesh says otherwise. */
const SYSTEM = new Map([
  ['istio-system', { owner: 'Istio', consequence: 'a policy there holds for pods of every namespace that have the labels of a gateway' }],
  ...['kube-system', 'kube-public', 'kube-node-lease'].map((name) => [name, { owner: 'Kubernetes', consequence: 'injection is off there, so no gateway would come up' }] as const),
]);

export const systemNamespace = check(
  {
    code: 'MF1063',
    name: 'system-namespace',
    since: '0.1.0',
    severity: 'warning',
    message: 'the gateways are to live in {namespace}, which belongs to {owner}: the overlay would hold that Namespace, and {consequence}',
    help: 'Leave `namespace` out, or name one that is for the private gateways alone.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const { namespace, manage } = agreement.gateways;
      const system = SYSTEM.get(namespace.value);
      if (system !== undefined && manage.value && gatewaysOf(agreement).length > 0) yield found({ at: namespace.at }, { namespace: namespace.value, ...system });
    }
  },
);
