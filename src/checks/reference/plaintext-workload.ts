// A workload behind an exposure that is told to take no mutual TLS.
import { check } from '../check.ts';
import type { PeerAuthentication } from '../../manifests/manifest.ts';
import type { Text } from '../../manifests/fields.ts';
import type { Agreement, Exposure } from '../../model/agreement.ts';
import { ROOT_NAMESPACE } from '../inventory/hosts.ts';
import { objectsOf } from '../inventory/inventory.ts';
import { covers, knownLabels, nameOf, portOf, serviceOf } from '../inventory/services.ts';
import { targetOf } from '../inventory/target-port.ts';

export const plaintextWorkload = check(
  {
    code: 'MF2047',
    name: 'plaintext-workload',
    since: '0.1.0',
    severity: 'error',
    message: 'PeerAuthentication {policy} of namespace {namespace} has the pods of {service} take no mutual TLS, and the ingress gateway sends nothing else, so peers get 503; nor would they know the gateway from anybody else',
    help: 'Write `mode: STRICT`, or PERMISSIVE while local callers without a sidecar need it.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const exposure of agreement.exposes) {
        const decided = decisive(agreement, exposure);
        if (decided === undefined || decided.mode.value !== 'DISABLE') continue;
        const { policy, mode } = decided;
        const related = [{ at: mode.at, message: 'it is disabled here' }];
        yield found({ at: exposure.service.at, related }, { policy: policy.name, namespace: policy.namespace?.value ?? '', service: nameOf(exposure) });
      }
    }
  },
);

interface Decided {
  readonly policy: PeerAuthentication;
  readonly mode: Text;
}

/** The narrowest that says something: for the port, for the workload, for the namespace, for the mesh. */
function decisive(agreement: Agreement, exposure: Exposure): Decided | undefined {
  const all = objectsOf(agreement, 'PeerAuthentication');
  const own = all.filter(({ namespace }) => namespace?.value === exposure.namespace.value);
  const service = serviceOf(agreement, exposure);
  const servicePort = service && portOf(service, exposure.port.value);
  const port = exposure.workload?.port.value ?? (service && servicePort && targetOf(agreement, service, servicePort, exposure.namespace.value)?.value);
  const labels = knownLabels(agreement, exposure);
  const ofWorkload = own.filter(({ selector }) => selector !== undefined && labels.some((known) => covers(known, selector)));
  const ofPort = ofWorkload.map((policy) => ({ policy, mode: port === undefined ? undefined : policy.portModes.get(port) }));
  const wide = [...own, ...all.filter(({ namespace }) => namespace?.value === ROOT_NAMESPACE)].filter(({ selector }) => selector === undefined);
  const ordered = [...ofPort, ...[...ofWorkload, ...wide].map((policy) => ({ policy, mode: policy.mode }))];
  return ordered.find((one): one is Decided => one.mode !== undefined && one.mode.value !== 'UNSET');
}
