// A cluster and one of its peers that has an agreement here.
import type { Agreement, Peer } from '../model/agreement.ts';
import { statementAbout, type Federation } from '../model/federation.ts';
import { byCodeUnit } from '../text/source.ts';

export interface Pair {
  readonly owner: Agreement;
  readonly about: Agreement;
  readonly statement: Peer | undefined;
  /** The owner consumes from it. */
  readonly isProvider: boolean;
  /** The owner grants something to it. */
  readonly isClient: boolean;
}

/** By the peers' names: all that the owner states, grants to or consumes from, itself aside. */
export function pairsOf(owner: Agreement, federation: Federation): readonly Pair[] {
  const byName = new Map(federation.agreements.map((agreement) => [agreement.cluster, agreement]));
  const providers = new Set(federation.consumptions.filter(({ consumer }) => consumer === owner).map(({ origin }) => origin.cluster.value));
  const clients = new Set(owner.exposes.flatMap(({ to }) => to.map(({ cluster }) => cluster.value)));
  const peers = new Set([...providers, ...clients, ...owner.peers.map(({ cluster }) => cluster.value)]);
  return [...peers].sort(byCodeUnit).flatMap((name) => {
    const about = byName.get(name);
    if (about === undefined || about === owner) return [];
    return [{ owner, about, statement: statementAbout(owner, name), isProvider: providers.has(name), isClient: clients.has(name) }];
  });
}
