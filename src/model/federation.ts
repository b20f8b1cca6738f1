// All agreements together, every name in them resolved: what checks look at.
import { byCodeUnit } from '../text/source.ts';
import type { Agreement, Consumption, Exposure, Grant, Origin, Peer } from './agreement.ts';
import type { Placed } from './fault.ts';
import type { ClusterName, Day } from './names.ts';
import type { Policy } from './policy.ts';
import type { Settings } from './settings.ts';

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
  readonly settings: Settings;
  /** The repository's own, by their files. */
  readonly policies: readonly Policy[];
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
  /** The consumer's consumptions of this exposure. */
  readonly uses: readonly ConsumptionLink[];
  /** All that the consumer consumes from the provider. */
  readonly between: Between;
}

export interface Between {
  readonly consumed: readonly ConsumptionLink[];
  /** True where one of them names no exposure that exists. */
  readonly isMisnamed: boolean;
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
export function linkFederation(agreements: readonly Agreement[], now: Day, faults: readonly Placed[], settings: Settings, policies: readonly Policy[] = []): Federation {
  const sorted = [...agreements].sort((a, b) => byCodeUnit(a.cluster, b.cluster));
  const byName = new Map<ClusterName, Agreement>(sorted.map((agreement) => [agreement.cluster, agreement]));
  const consumptions = linkConsumptions(sorted, byName);
  return {
    now,
    agreements: sorted,
    statements: sorted.flatMap((owner) => owner.peers.map((peer) => ({ owner, peer, about: byName.get(peer.cluster.value) }))),
    grants: linkGrants(sorted, byName, consumptions),
    consumptions,
    faults,
    settings,
    policies,
  };
}

type ByName = ReadonlyMap<ClusterName, Agreement>;

function linkConsumptions(agreements: readonly Agreement[], byName: ByName): readonly ConsumptionLink[] {
  const exposures = new Map(agreements.map((agreement) => [agreement.cluster, new Map([...agreement.exposes].reverse().map((one) => [one.name.value, one]))]));
  return agreements.flatMap((consumer) =>
    consumer.consumes.flatMap((consumption) =>
      consumption.from.map((origin) => {
        const exposure = exposures.get(origin.cluster.value)?.get(origin.exposure.value);
        const grants = exposure?.to.filter((grant) => grant.cluster.value === consumer.cluster) ?? [];
        const statement = statementAbout(consumer, origin.cluster.value);
        return { consumer, consumption, origin, statement, provider: byName.get(origin.cluster.value), exposure, grants };
      }),
    ),
  );
}

function linkGrants(agreements: readonly Agreement[], byName: ByName, consumptions: readonly ConsumptionLink[]): readonly GrantLink[] {
  const between = new Map<string, { consumed: ConsumptionLink[]; isMisnamed: boolean }>();
  const uses = new Map<Exposure, ConsumptionLink[]>();
  for (const link of consumptions) {
    const pair = `${link.consumer.cluster} ${link.origin.cluster.value}`;
    const both = between.get(pair) ?? { consumed: [], isMisnamed: false };
    both.consumed.push(link);
    both.isMisnamed ||= link.exposure === undefined;
    between.set(pair, both);
    if (link.exposure === undefined) continue;
    const same = uses.get(link.exposure);
    if (same === undefined) uses.set(link.exposure, [link]);
    else same.push(link);
  }
  return agreements.flatMap((provider) =>
    provider.exposes.flatMap((exposure) =>
      exposure.to.map((grant) => {
        const client = grant.cluster.value;
        return {
          provider,
          exposure,
          grant,
          statement: statementAbout(provider, client),
          consumer: byName.get(client),
          uses: uses.get(exposure)?.filter(({ consumer }) => consumer.cluster === client) ?? [],
          between: between.get(`${client} ${provider.cluster}`) ?? { consumed: [], isMisnamed: false },
        };
      }),
    ),
  );
}

export const statementAbout = (agreement: Agreement, cluster: ClusterName): Peer | undefined =>
  agreement.peers.find((peer) => peer.cluster.value === cluster);

/** A grant holds up to and on its last day. */
export const holds = (grant: Grant, now: Day): boolean => grant.until === undefined || grant.until.value >= now;

/** True where no folder holds an agreement: then the folder that was given is most likely another one. */
export const isWithoutAgreements = ({ agreements, faults }: Federation): boolean => faults.filter(({ kind }) => kind === 'no-agreement').length === agreements.length;
