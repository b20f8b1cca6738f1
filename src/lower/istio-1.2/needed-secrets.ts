// The Secrets that the gateways mount. As in the text, their owner makes them all, that of the CAs too.
import type { SoundAgreement } from '../../model/sound.ts';
import { groupBy } from '../group-by.ts';
import type { NeededSecret } from '../resource.ts';
import { trustKey, trustMount } from './names.ts';

/** Exactly the Secrets that the Helm values name. Both gateways may share a key pair. */
export function neededSecrets(agreement: SoundAgreement): readonly NeededSecret[] {
  const { ingress, egress, namespace, hostname } = agreement;
  const pairs = [
    ...(ingress ? [{ name: ingress.secret as string, for: 'the key pair of the private ingress gateway' }] : []),
    ...(egress ? [{ name: egress.secret as string, for: 'the key pair of the private egress gateway' }] : []),
  ];
  if (pairs.length === 0) return [];
  const trust = { namespace, name: trustMount(agreement).secret, keys: [trustKey(hostname)], for: 'the certificates of `trust`, all in one file' };
  const keyPairs = groupBy(pairs, ({ name }) => name).map(([name, group]) => ({
    namespace,
    name,
    keys: ['tls.crt', 'tls.key'],
    for: group.map((pair) => pair.for).join('; '),
  }));
  return [...keyPairs, trust];
}
