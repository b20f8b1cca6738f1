// What an agreement states about the peers that it deals with.
import type { Agreement, Peer } from '../model/agreement.ts';
import { holds } from '../model/federation.ts';
import type { ClusterName, Day } from '../model/names.ts';

/** About those that it consumes from. */
export const providersOf = ({ peers, consumes }: Agreement): readonly Peer[] =>
  among(peers, consumes.flatMap(({ from }) => from.map(({ cluster }) => cluster.value)));

/** About those to which it grants something on that day. */
export const consumersOf = ({ peers, exposes }: Agreement, now: Day): readonly Peer[] =>
  among(peers, exposes.flatMap(({ to }) => to.filter((grant) => holds(grant, now)).map(({ cluster }) => cluster.value)));

function among(peers: readonly Peer[], clusters: readonly ClusterName[]): readonly Peer[] {
  const wanted = new Set(clusters);
  return peers.filter(({ cluster }) => wanted.has(cluster.value));
}
