// Who can reach what, through any number of clusters: by a grant, and on through each exposed service that may call consumed ones.
import { clientsOf, membersOf, methodsOf, targetOf } from './subjects.ts';
import type { Exposure } from '../model/agreement.ts';
import { holds, type ConsumptionLink, type Federation, type GrantLink } from '../model/federation.ts';
import type { Related } from '../finding/finding.ts';
import type { Subject } from './subject.ts';

/** One grant on a way, and the consumption by which the cluster before it passes calls on; none at the first. */
export interface Hop {
  readonly grant: GrantLink;
  readonly by: ConsumptionLink | undefined;
}

/** A way of a client to an exposure; the last hop grants it. */
export type Way = readonly [Hop, ...Hop[]];

/** Each client and each exposure that it reaches, by the shortest way; a longer one only where it lets more methods through. */
export function waysOf(federation: Federation): readonly Way[] {
  const holding = federation.grants.filter(({ grant }) => holds(grant, federation.now));
  const onward = onwardHops(federation, holding);
  const byClient = new Map<string, GrantLink[]>();
  for (const link of holding) byClient.set(link.grant.cluster.value, [...(byClient.get(link.grant.cluster.value) ?? []), link]);
  return [...byClient.values()].flatMap((first) => waysFrom(first, onward));
}

type Onward = ReadonlyMap<Exposure, readonly Hop[]>;

/** For an exposure, the grants that its cluster may use to answer: those of what its namespace may call. */
function onwardHops({ consumptions }: Federation, holding: readonly GrantLink[]): Onward {
  const grants = new Map<string, GrantLink[]>();
  for (const link of holding) {
    const pair = `${link.grant.cluster.value} ${link.provider.cluster} ${link.exposure.name.value}`;
    grants.set(pair, [...(grants.get(pair) ?? []), link]);
  }
  const onward = new Map<Exposure, Hop[]>();
  for (const by of consumptions) {
    for (const exposure of by.consumer.exposes) {
      if (!isExposedOn(by, exposure)) continue;
      const hops = (grants.get(`${by.consumer.cluster} ${by.origin.cluster.value} ${by.origin.exposure.value}`) ?? []).map((grant) => ({ grant, by }));
      onward.set(exposure, [...(onward.get(exposure) ?? []), ...hops]);
    }
  }
  return onward;
}

/**
 * Pods behind it may call what is consumed, by `callers`, which the egress gateway holds; or it is the consumed name itself.
 * An exposure names no account, so each of its namespace may be that of its pods.
 */
function isExposedOn({ consumption: { as, callers } }: ConsumptionLink, { service, namespace }: Exposure): boolean {
  return isPassedOn(as, { service, namespace }) || callers.some(({ value }) => value.namespace === null || value.namespace === namespace.value);
}

const isPassedOn = (as: ConsumptionLink['consumption']['as'], { service, namespace }: Pick<Exposure, 'service' | 'namespace'>): boolean => service.value === as.service.value && namespace.value === as.namespace.value;

function waysFrom(first: readonly GrantLink[], onward: Onward): readonly Way[] {
  const seen = new Map<Exposure, Set<string>[]>();
  const ways: Way[] = [];
  const take = (way: Way): void => {
    const { exposure, provider } = last(way).grant;
    const methods = new Set(methodsAlong(way));
    const before = seen.get(exposure) ?? [];
    if (provider.cluster === clientOf(way) || before.some((one) => [...methods].every((method) => one.has(method)))) return;
    seen.set(exposure, [...before, methods]);
    ways.push(way);
  };
  for (const grant of first) take([{ grant, by: undefined }]);
  // The list grows while it is gone through: nearest first, and an exposure again only with a method that is new there, so that a ring comes to an end.
  for (const way of ways) for (const hop of onward.get(last(way).grant.exposure) ?? []) take([...way, hop] as unknown as Way);
  return ways;
}

/** What may be done at its end. A program calls on with a method of its own choice; a call that is only passed on keeps its own. */
function methodsAlong(way: Way): readonly string[] {
  return way.map(({ grant }) => methodsOf(grant.grant.methods)).reduce((before, own, index) => {
    const [hop, last] = [way[index], way[index - 1]];
    const keeps = hop?.by !== undefined && last !== undefined && isPassedOn(hop.by.consumption.as, last.grant.exposure);
    return keeps ? before.filter((method) => own.includes(method)) : own;
  });
}

const last = (way: Way): Hop => way.at(-1) ?? way[0];

const clientOf = (way: Way): string => way[0].grant.grant.cluster.value;

/** For `reaches`: who reaches which cluster, and which exposure. */
export const reachedPairs = (ways: readonly Way[]): readonly string[] => [
  ...new Set(ways.flatMap((way) => {
    const { provider, exposure } = last(way).grant;
    return [`${clientOf(way)} ${provider.cluster}`, `${clientOf(way)} ${provider.cluster}/${exposure.name.value}`];
  })),
];

/** What policies `over: reach` look at. */
export function reachSubjects(federation: Federation, ways: readonly Way[]): readonly Subject[] {
  const known = membersOf(federation);
  return ways.flatMap((way): readonly Subject[] => {
    const { provider, exposure } = last(way).grant;
    const through = way.slice(0, -1).map(({ grant }) => grant.provider.cluster);
    const rest = { to: targetOf(provider.cluster, exposure), through, hops: way.length, methods: methodsAlong(way) };
    const name = `the way from ${clientOf(way)} to ${exposure.name.value} of ${provider.cluster}`;
    const at = last(way).grant.grant.at;
    return clientsOf(way[0].grant, !known.has(clientOf(way))).map((from) => ({ row: { from, ...rest }, at, name, related: evidence(way) }));
  });
}

/** The way hop by hop, each with the line of the agreement that opens it. */
export function evidence(way: Way): readonly Related[] {
  return way.flatMap(({ grant, by }, index): readonly Related[] => {
    const { provider, exposure, grant: granted } = grant;
    const number = way.length === 1 ? '' : `${index + 1}. `;
    const allowed = `${number}${provider.cluster} grants ${exposure.name.value} to ${granted.cluster.value}`;
    const passed = by === undefined ? [] : [{ at: by.consumption.at, message: `${number}what answers there may call what ${by.consumer.cluster} consumes from ${provider.cluster} as ${by.consumption.as.namespace.value}/${by.consumption.as.service.value}` }];
    return [...passed, { at: granted.at, message: allowed }];
  });
}
