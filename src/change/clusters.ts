// Which cluster of the base is which of the head: by its name. Everything else is compared inside of such a pair.
import type { Agreement } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import { byCodeUnit } from '../text/source.ts';
import type { ClusterChange } from './change.ts';
import { matchExposures, type ExposurePair } from './match-exposures.ts';

export interface ClusterPair {
  readonly cluster: string;
  readonly base: Agreement | undefined;
  readonly head: Agreement | undefined;
  readonly exposures: readonly ExposurePair[];
}

/** Sorted by name. */
export function matchClusters(base: Federation | undefined, head: Federation): readonly ClusterPair[] {
  const [before, after] = [byName(base), byName(head)];
  return [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit).map((cluster) => {
    const pair = { base: before.get(cluster), head: after.get(cluster) };
    return { cluster, ...pair, exposures: matchExposures(pair.base, pair.head) };
  });
}

const byName = (federation: Federation | undefined): ReadonlyMap<string, Agreement> => new Map(federation?.agreements.map((agreement) => [agreement.cluster, agreement]));

export function clusterChanges({ cluster, base, head }: ClusterPair): readonly ClusterChange[] {
  if (base === undefined && head !== undefined) return [{ kind: 'cluster-added', cluster, at: head.at, side: 'head' }];
  if (head === undefined && base !== undefined) return [{ kind: 'cluster-removed', cluster, at: base.at, side: 'base' }];
  return [];
}
