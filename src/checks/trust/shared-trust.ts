// Peers for whom the same CAs vouch: who holds the key of one of those CAs can come as any of them.
import { check } from '../check.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import { issuedBy, plain } from '../../certificates/issued-by.ts';
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
    const below = casBelow(casOf(federation));
    for (const agreement of federation.agreements) {
      for (const { at, cas, peers } of shared(agreement, below)) {
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
  const all = agreements.flatMap(placedCertificates).filter(({ role, certificate }) => role === 'trusted' || (role === 'intermediate' && certificate.ca));
  return [...new Map(all.map(({ certificate }) => [certificate.keyFingerprint, certificate])).values()];
}

/** By the fingerprint of a CA's key, the CA itself and those below it. */
type Below = ReadonlyMap<string, readonly Certificate[]>;

function casBelow(cas: readonly Certificate[]): Below {
  const below = new Map<string, Certificate[]>(cas.map((ca) => [ca.keyFingerprint, []]));
  const byName = new Map<string, Certificate[]>();
  for (const ca of cas) byName.set(plain(ca.subject), [...(byName.get(plain(ca.subject)) ?? []), ca]);
  for (const ca of cas) for (const key of keysAbove(ca, byName)) below.get(key)?.push(ca);
  return below;
}

/** The keys of a CA and of all that stand above it. */
function keysAbove(ca: Certificate, byName: ReadonlyMap<string, readonly Certificate[]>): ReadonlySet<string> {
  const keys = new Set([ca.keyFingerprint]);
  const waiting = [ca];
  for (let issued = waiting.shift(); issued !== undefined; issued = waiting.shift()) {
    for (const issuer of byName.get(plain(issued.issuer)) ?? []) {
      if (keys.has(issuer.keyFingerprint) || !issuedBy(issued, issuer)) continue;
      keys.add(issuer.keyFingerprint);
      waiting.push(issuer);
    }
  }
  return keys;
}

/** By CA and not by list: two lists that differ may have one in common, or one CA may stand above another. Those that vouch for the same peers are told together. */
function shared(agreement: Agreement, below: Below): readonly Shared[] {
  const places = new Map<Certificate, Map<string, Span>>();
  for (const peer of agreement.peers) {
    for (const { at, value } of trustOf(agreement, peer)?.files ?? []) {
      for (const anchor of value.filter((one) => mayCertify(one, peer))) {
        for (const ca of (below.get(anchor.keyFingerprint) ?? []).filter((one) => mayCertify(one, peer))) {
          const peers = places.get(ca) ?? new Map<string, Span>();
          if (!peers.has(peer.cluster.value)) peers.set(peer.cluster.value, at);
          places.set(ca, peers);
        }
      }
    }
  }
  const byPeers = new Map<string, Shared>();
  for (const [ca, vouched] of places) {
    const peers = [...vouched.keys()];
    const [at] = vouched.values();
    if (at === undefined || peers.length < 2) continue;
    const same = byPeers.get(peers.join());
    byPeers.set(peers.join(), { at: same?.at ?? at, peers, cas: [...(same?.cas ?? []), ca] });
  }
  return [...byPeers.values()];
}

/** As far as its name constraints go, for one of the peer's identities. */
function mayCertify({ nameConstraints }: Certificate, peer: Peer): boolean {
  const identities = [...(peer.ingress?.identities ?? []), ...peer.egressIdentities];
  return nameConstraints === undefined || identities.some(({ value }) => allowsUri(nameConstraints, value));
}
