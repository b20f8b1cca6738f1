// Peers for whom the same CAs vouch: who holds the key of one of those CAs can come as any of them.
import { check } from '../check.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import { issuedBy } from '../../certificates/issued-by.ts';
import { allowsUri } from '../../certificates/name-constraints.ts';
import type { Agreement, Peer } from '../../model/agreement.ts';
import type { Federation } from '../../model/federation.ts';
import { trustOf } from '../../model/servers.ts';
import type { Span } from '../../text/source.ts';
import { listed } from '../listed.ts';
import { placedCertificates } from '../placed-certificates.ts';

export const sharedTrust = check(
  {
    code: 'MF4009',
    name: 'shared-trust',
    since: '0.1.0',
    severity: 'note',
    message: '{cluster} lets {cas} vouch for {peers}, so whoever holds {key} can come as any of them',
    help: 'Nothing needs to be done where their owners trust that CA; else give a peer a `trust` of its own.',
  },
  function* (federation, found) {
    for (const agreement of federation.agreements) {
      for (const { at, cas, peers } of shared(agreement, casOf(federation))) {
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

/** All that anybody names: those that are trusted, and the intermediates that gateways show. Of one key pair one is enough. */
function casOf({ agreements }: Federation): readonly Certificate[] {
  const all = agreements.flatMap(placedCertificates).filter(({ role, certificate }) => role === 'trusted' || (role === 'intermediate' && certificate.ca)).map(({ certificate }) => certificate);
  return [...new Map(all.map((ca) => [ca.keyFingerprint, ca])).values()];
}

/** By CA and not by list: two lists that differ may have one in common, or one CA may stand above another. Those that vouch for the same peers are told together. */
function shared(agreement: Agreement, cas: readonly Certificate[]): readonly Shared[] {
  const byPeers = new Map<string, Shared>();
  for (const ca of cas) {
    const vouched = agreement.peers.flatMap((peer) => {
      const at = placeOfTrust(agreement, peer, ca, cas);
      return at === undefined ? [] : [{ peer: peer.cluster.value, at }];
    });
    const [first] = vouched;
    if (first === undefined || vouched.length < 2) continue;
    const peers = vouched.map(({ peer }) => peer);
    const same = byPeers.get(peers.join());
    byPeers.set(peers.join(), { at: same?.at ?? first.at, peers, cas: [...(same?.cas ?? []), ca] });
  }
  return [...byPeers.values()];
}

/** Where the trusted CA stands through which `ca` can come as the peer; undefined where there is none. */
function placeOfTrust(agreement: Agreement, peer: Peer, ca: Certificate, cas: readonly Certificate[]): Span | undefined {
  const above = aboveOf(ca, cas);
  const identities = [...(peer.ingress?.identities ?? []), ...peer.egressIdentities].map(({ value }) => value);
  const maySign = ({ nameConstraints }: Certificate): boolean => nameConstraints === undefined || identities.some((identity) => allowsUri(nameConstraints, identity));
  if (!maySign(ca)) return undefined;
  const files = trustOf(agreement, peer)?.files ?? [];
  return files.find(({ value }) => value.some((anchor) => maySign(anchor) && above.has(anchor.keyFingerprint)))?.at;
}

/** The keys of a CA and of all that stand above it. */
function aboveOf(ca: Certificate, cas: readonly Certificate[]): ReadonlySet<string> {
  const keys = new Set([ca.keyFingerprint]);
  const waiting = [ca];
  for (let below = waiting.shift(); below !== undefined; below = waiting.shift()) {
    for (const issuer of cas) {
      if (keys.has(issuer.keyFingerprint) || !issuedBy(below, issuer)) continue;
      keys.add(issuer.keyFingerprint);
      waiting.push(issuer);
    }
  }
  return keys;
}
