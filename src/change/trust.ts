// Which CAs vouch for whom, by fingerprint: files that are renamed, split or put in another order change nothing.
import type { Certificate } from '../certificates/certificate.ts';
import type { Agreement, Trust } from '../model/agreement.ts';
import { statementAbout } from '../model/federation.ts';
import type { ClusterName } from '../model/names.ts';
import { hasOwnTrust, trustOf } from '../model/servers.ts';
import { byCodeUnit, type Span } from '../text/source.ts';
import type { Anchor, TrustChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';
import { anchor } from './gateways.ts';

/** `spec.trust`, and each peer that has other CAs than those on either side. What a new cluster trusts counts as added. */
export function trustChanges({ cluster, base, head }: ClusterPair): readonly TrustChange[] {
  if (head === undefined) return [];
  const peers = [...new Set([...(base?.peers ?? []), ...head.peers].map((peer) => peer.cluster.value))].sort(byCodeUnit);
  return [trustChange(cluster, null, base?.trust, head.trust), ...peers.map((peer) => ofPeer(cluster, peer, base, head))].filter((change) => change !== undefined);
}

function ofPeer(cluster: string, peer: ClusterName, base: Agreement | undefined, head: Agreement): TrustChange | undefined {
  const isApart = (agreement: Agreement | undefined): boolean => agreement !== undefined && hasOwnTrust(agreement, statementAbout(agreement, peer));
  // A peer of the default trust changes with it, and that is told once.
  return isApart(base) || isApart(head) ? trustChange(cluster, peer, effective(base, peer), effective(head, peer)) : undefined;
}

/** None for a peer that is not stated: nobody vouches for it. */
function effective(agreement: Agreement | undefined, peer: ClusterName): Trust | undefined {
  const statement = agreement && statementAbout(agreement, peer);
  return agreement === undefined || statement === undefined ? undefined : trustOf(agreement, statement);
}

function trustChange(cluster: string, of: string | null, was: Trust | undefined, is: Trust | undefined): TrustChange | undefined {
  const [added, removed] = [without(is, was), without(was, is)];
  if (added.length + removed.length === 0) return undefined;
  const side = is === undefined ? 'base' : 'head';
  const at = placeOf(is ?? was, added) ?? (is ?? was)?.at ?? null;
  return { kind: 'trust-changed', cluster, of, added: added.map(anchor), removed: removed.map(anchor), at, side };
}

/** In the order of their fingerprints. */
function without(all: Trust | undefined, others: Trust | undefined): readonly Certificate[] {
  const known = new Set(others?.bundle.certificates.map(({ fingerprint }) => fingerprint));
  return all?.bundle.certificates.filter(({ fingerprint }) => !known.has(fingerprint)) ?? [];
}

/** The file that names the first of them. */
function placeOf(trust: Trust | undefined, [first]: readonly Anchor[]): Span | undefined {
  return trust?.files.find(({ value }) => value.some(({ fingerprint }) => fingerprint === first?.fingerprint))?.at;
}
