// The key pairs that the gateways load. Their owner makes them; no key ever passes through here.
import type { SoundAgreement } from '../../model/sound.ts';
import { groupBy } from '../group-by.ts';
import { providersOf } from '../providers.ts';
import type { NeededSecret } from '../resource.ts';
import { credentialFor } from './credential.ts';

/** Exactly the key pairs that emitted objects name. Both gateways may share one. */
export function neededSecrets(agreement: SoundAgreement): readonly NeededSecret[] {
  const { ingress, egress, namespace } = agreement;
  const uses = [
    ...(ingress && ingress.servers.length > 0 ? [{ name: ingress.secret as string, for: 'the key pair of the private ingress gateway' }] : []),
    ...(egress
      ? providersOf(agreement).map(({ provider }) => ({
          name: credentialFor(egress, provider),
          for: `the key pair of the private egress gateway${provider.ownTrust ? `, a copy for ${provider.cluster}` : ''}`,
        }))
      : []),
  ];
  return groupBy(uses, (use) => use.name).map(([name, group]) => ({
    namespace,
    name,
    keys: ['tls.crt', 'tls.key'],
    for: [...new Set(group.map((use) => use.for))].join('; '),
  }));
}
