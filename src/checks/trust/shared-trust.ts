// Peers for whom the same CAs vouch: who holds the key of one of those CAs can come as any of them.
import { check } from '../check.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import type { Agreement } from '../../model/agreement.ts';
import { trustOf } from '../../model/servers.ts';
import type { Span } from '../../text/source.ts';
import { listed } from '../listed.ts';

export const sharedTrust = check(
  {
    code: 'MF4009',
    name: 'shared-trust',
    since: '0.1.0',
    severity: 'note',
    message: '{cluster} lets {cas} vouch for {peers}, so whoever holds {key} can come as any of them',
    help: 'Nothing needs to be done where their owners trust that CA; else give a peer a `trust` of its own.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { at, cas, peers } of shared(agreement)) {
        const subjects = listed(cas.map(({ subject }) => `\`${subject}\``));
        const key = cas.length === 1 ? 'its key' : 'the key of one of these CAs';
        yield found({ at }, { cas: subjects, peers: listed(peers), cluster: agreement.cluster, key });
      }
    }
  },
);

interface Shared {
  readonly at: Span;
  readonly cas: readonly Certificate[];
  readonly peers: readonly string[];
}

/** By CA and not by list: two lists that differ may still have one in common. CAs that vouch for the same peers are told together. */
function shared(agreement: Agreement): readonly Shared[] {
  const uses = agreement.peers.flatMap((peer) => {
    const trust = trustOf(agreement, peer);
    return (trust?.files ?? []).flatMap(({ at, value }) => value.map((ca) => ({ ca, at, peer: peer.cluster.value })));
  });
  const byPeers = new Map<string, Shared>();
  for (const fingerprint of new Set(uses.map(({ ca }) => ca.fingerprint))) {
    const [first, ...others] = uses.filter(({ ca }) => ca.fingerprint === fingerprint);
    if (first === undefined || others.length === 0) continue;
    const peers = [first, ...others].map(({ peer }) => peer);
    const same = byPeers.get(peers.join());
    byPeers.set(peers.join(), { at: same?.at ?? first.at, peers, cas: [...(same?.cas ?? []), first.ca] });
  }
  return [...byPeers.values()];
}
