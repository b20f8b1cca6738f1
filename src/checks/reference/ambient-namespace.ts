// A namespace in ambient mode, where no sidecar does what the overlay relies on.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import { injects, isAmbient, namespaceOf, usedNamespaces, type UsedNamespace } from '../inventory/namespaces.ts';

export const ambientNamespace = check(
  {
    code: 'MF2045',
    name: 'ambient-namespace',
    since: '0.1.0',
    severity: 'error',
    message: 'namespace {namespace} is in ambient mode, which is not supported: {so}',
    help: 'Use sidecars there: `istio-injection: enabled` in place of `istio.io/dataplane-mode: ambient`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { name, at, use } of allUses(agreement)) {
        const namespace = namespaceOf(agreement, name);
        const label = namespace?.labels.get('istio.io/dataplane-mode');
        // Pods with a sidecar are left alone by ambient.
        if (namespace === undefined || label === undefined || !isAmbient(namespace) || injects(namespace) === 'yes') continue;
        yield found({ at, related: [{ at: label.at, message: 'it is in ambient mode here' }] }, { namespace: name, so: SO[use] });
      }
    }
  },
);

type Use = UsedNamespace['use'] | 'gateways';

const SO: Readonly<Record<Use, string>> = {
  exposes: 'a policy with methods or paths does not hold there as it does at a sidecar',
  calls: 'without a sidecar nothing sends calls to the egress gateway',
  gateways: 'the private gateways are pods with a proxy of their own',
};

function allUses(agreement: Agreement): readonly { readonly name: string; readonly at: UsedNamespace['at']; readonly use: Use }[] {
  const { namespace } = agreement.gateways;
  return [...usedNamespaces(agreement), { name: namespace.value, at: namespace.at, use: 'gateways' }];
}
