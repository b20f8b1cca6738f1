// What a cluster states about its peers. A statement that now equals what the peer says is `statement-accepted`, and then it is told as
// that alone; any other is told as what it is about. Identities and CAs decide who gets in: they are told for themselves, accepted or not.
import type { Agreement, Peer } from '../model/agreement.ts';
import { statementAbout, type Federation } from '../model/federation.ts';
import type { ClusterName } from '../model/names.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Change, GatewayChange, HostnameChange, StatementChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';
import { acceptedOrigins } from './consumptions.ts';
import { owned, PEER_FACTS, stated, type PeerFact } from './facts-about-peers.ts';
import { movement, type Fact } from './moved.ts';

/** Of a cluster that stands on both sides: what a new one states is all new, and its peers see it in what it exposes and consumes. */
export function statementChanges({ base, head }: ClusterPair, federation: Federation): readonly Change[] {
  if (base === undefined || head === undefined) return [];
  const peers = new Set([...base.peers, ...head.peers, ...head.consumes.flatMap(({ from }) => from)].map(({ cluster }) => cluster.value));
  return [...peers].sort(byCodeUnit).flatMap((peer) => aboutPeer(base, head, federation.agreements.find(({ cluster }) => cluster === peer), peer));
}

function aboutPeer(base: Agreement, head: Agreement, about: Agreement | undefined, of: ClusterName): readonly Change[] {
  const [was, is] = [statementAbout(base, of), statementAbout(head, of)];
  const changed = PEER_FACTS.filter((what) => stated(what, was)?.value !== stated(what, is)?.value);
  const isAccepted = (what: PeerFact): boolean => about !== undefined && is !== undefined && stated(what, is)?.value === owned(what, about, head);
  const accepted = [...changed.filter(isAccepted).map((what) => factOf(what, was, is)), ...acceptedOrigins(base, head, about)];
  const others = changed.filter((what) => !isAccepted(what));
  return [...acceptance(head, of, accepted), ...hostname(head, of, others, was, is), ...gateway(head, of, others, was, is)];
}

const factOf = (what: PeerFact, was: Peer | undefined, is: Peer | undefined): Fact => ({ what, base: stated(what, was), head: stated(what, is) });

function acceptance({ cluster }: Agreement, of: string, facts: readonly Fact[]): readonly StatementChange[] {
  const found = movement(facts);
  return found === undefined ? [] : [{ kind: 'statement-accepted', cluster, of, ...found }];
}

function hostname({ cluster }: Agreement, of: string, others: readonly PeerFact[], was: Peer | undefined, is: Peer | undefined): readonly HostnameChange[] {
  const found = movement(others.filter((what) => what === 'hostname').map((what) => factOf(what, was, is)));
  const [moved] = found?.moved ?? [];
  return found === undefined || moved === undefined ? [] : [{ kind: 'hostname-changed', cluster, of, from: moved.from, to: moved.to, at: found.at, side: found.side }];
}

/** Where traffic to a peer goes, other than the peer says or with nobody to ask. */
function gateway({ cluster }: Agreement, of: string, others: readonly PeerFact[], was: Peer | undefined, is: Peer | undefined): readonly GatewayChange[] {
  const facts = others.filter((what) => what !== 'hostname').map((what) => ({ ...factOf(what, was, is), what: `peers/${of} ${what}` }));
  const found = movement(facts);
  return found === undefined ? [] : [{ kind: 'gateway-moved', cluster, gateway: 'ingress', of, ...found }];
}
