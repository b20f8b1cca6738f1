// All agreements together, every name in them resolved: what checks look at.
import type { Agreement, Consumption, Exposure, Grant, Origin, Peer } from './agreement.ts';
import type { Placed } from './fault.ts';
import type { ClusterName, Day } from './names.ts';

export interface Federation {
  /** The day of the compile, in UTC. */
  readonly now: Day;
  /** Sorted by name. */
  readonly agreements: readonly Agreement[];
  readonly statements: readonly StatementLink[];
  readonly grants: readonly GrantLink[];
  readonly consumptions: readonly ConsumptionLink[];
  /** What is wrong with files, shapes and single values. */
  readonly faults: readonly Placed[];
}

/** What one cluster says about another. */
export interface StatementLink {
  readonly owner: Agreement;
  readonly peer: Peer;
  /** The agreement of the cluster that it is about; undefined where it has none here. */
  readonly about: Agreement | undefined;
}

export interface GrantLink {
  readonly provider: Agreement;
  readonly exposure: Exposure;
  readonly grant: Grant;
  /** What the provider says about the cluster that it grants to. */
  readonly statement: Peer | undefined;
  readonly consumer: Agreement | undefined;
}

export interface ConsumptionLink {
  readonly consumer: Agreement;
  readonly consumption: Consumption;
  readonly origin: Origin;
  /** What the consumer says about the cluster that it consumes from. */
  readonly statement: Peer | undefined;
  readonly provider: Agreement | undefined;
  readonly exposure: Exposure | undefined;
  /** The exposure's grants to the consumer, those that have ended too. */
  readonly grants: readonly Grant[];
}

/** Resolves every name. Agreements in any order; the result does not depend on it. */
export function linkFederation(agreements: readonly Agreement[], now: Day, faults: readonly Placed[]): Federation {
  const sorted = [...agreements].sort((a, b) => (a.cluster < b.cluster ? -1 : 1));
  const byName = new Map<ClusterName, Agreement>(sorted.map((agreement) => [agreement.cluster, agreement]));
  return {
    now,
    agreements: sorted,
    statements: sorted.flatMap((owner) => owner.peers.map((peer) => ({ owner, peer, about: byName.get(peer.cluster.value) }))),
    grants: sorted.flatMap((provider) => grantsOf(provider, byName)),
    consumptions: sorted.flatMap((consumer) => consumptionsOf(consumer, byName)),
    faults,
  };
}

function grantsOf(provider: Agreement, byName: ReadonlyMap<ClusterName, Agreement>): GrantLink[] {
  return provider.exposes.flatMap((exposure) =>
    exposure.to.map((grant) => ({
      provider,
      exposure,
      grant,
      statement: statementAbout(provider, grant.cluster.value),
      consumer: byName.get(grant.cluster.value),
    })),
  );
}

function consumptionsOf(consumer: Agreement, byName: ReadonlyMap<ClusterName, Agreement>): ConsumptionLink[] {
  return consumer.consumes.flatMap((consumption) =>
    consumption.from.map((origin) => {
      const provider = byName.get(origin.cluster.value);
      const exposure = provider?.exposes.find((candidate) => candidate.name.value === origin.exposure.value);
      const grants = exposure?.to.filter((grant) => grant.cluster.value === consumer.cluster) ?? [];
      return { consumer, consumption, origin, statement: statementAbout(consumer, origin.cluster.value), provider, exposure, grants };
    }),
  );
}

export const statementAbout = (agreement: Agreement, cluster: ClusterName): Peer | undefined =>
  agreement.peers.find((peer) => peer.cluster.value === cluster);

/** A grant holds up to and on its last day. */
export const holds = (grant: Grant, now: Day): boolean => grant.until === undefined || grant.until.value >= now;
