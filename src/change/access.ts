// Who gains and who loses access: for every client identity and every backend, what the grants of the base and of the head allow.
import { rowsOf, type AccessRow } from '../access/access-matrix.ts';
import type { Exposure, Grant } from '../model/agreement.ts';
import { holds, type Federation, type GrantLink } from '../model/federation.ts';
import { byCodeUnit, bySpan, type Span } from '../text/source.ts';
import type { AccessChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';
import { allowancesOf, common, isEmpty, minus, regionOf, type Allowance, type Region } from './region.ts';

export interface AccessDelta {
  readonly changes: readonly AccessChange[];
  /** Pairs of client identity and exposure that can do exactly what they could. */
  readonly unchanged: number;
}

export function accessDelta(base: Federation | undefined, head: Federation, clusters: readonly ClusterPair[]): AccessDelta {
  const slots = slotsOf(clusters);
  const sides = { base: permissions(base, slots), head: permissions(head, slots) };
  const keys = [...new Set([...sides.base.byKey.keys(), ...sides.head.byKey.keys()])];
  const changes = keys.flatMap((key) => change(sides.base.byKey.get(key), sides.head.byKey.get(key), sides));
  const changed = changes.filter(({ kind }) => kind === 'access-widened' || kind === 'access-narrowed').length;
  return { changes, unchanged: [...sides.head.byKey.keys()].filter((key) => sides.base.byKey.has(key)).length - changed };
}

/** What one identity may do on one backend: the union of the grants that name it. */
interface Permission {
  readonly slot: string;
  /** Of any of its grants: client, exposure and local names are the same in all. */
  readonly row: AccessRow;
  readonly region: Region;
  readonly sources: readonly Source[];
}

interface Source {
  readonly grant: Grant;
  readonly identityAt: Span;
  readonly allowance: Allowance;
}

interface Permissions {
  readonly byKey: ReadonlyMap<string, Permission>;
  /** Client's cluster and provider, wherever there is any access. */
  readonly acquainted: ReadonlySet<string>;
  /** Client's cluster and backend. */
  readonly granted: ReadonlySet<string>;
}

const acquaintance = ({ client, exposure }: AccessRow): string => `${client.cluster} ${exposure.cluster}`;
const grantOf = ({ slot, row }: Pick<Permission, 'slot' | 'row'>): string => `${slot} ${row.client.cluster}`;

/** One name for the exposures of both sides that lead to the same backend. */
function slotsOf(clusters: readonly ClusterPair[]): ReadonlyMap<Exposure, string> {
  const slots = new Map<Exposure, string>();
  for (const { cluster, exposures } of clusters) {
    for (const [index, { base, head, sameBackend }] of exposures.entries()) {
      if (base !== undefined) slots.set(base, `${cluster} ${index}${sameBackend ? '' : ' base'}`);
      if (head !== undefined) slots.set(head, `${cluster} ${index}${sameBackend ? '' : ' head'}`);
    }
  }
  return slots;
}

function permissions(federation: Federation | undefined, slots: ReadonlyMap<Exposure, string>): Permissions {
  const found = new Map<string, { readonly slot: string; readonly row: AccessRow; readonly sources: Source[] }>();
  for (const link of federation?.grants ?? []) {
    if (federation === undefined || !holds(link.grant, federation.now)) continue;
    const slot = slots.get(link.exposure) ?? '';
    for (const [index, row] of rowsOf(link).entries()) {
      const key = JSON.stringify([slot, row.client.cluster, row.client.identity]);
      const one = found.get(key) ?? { slot, row, sources: [] };
      one.sources.push(sourceOf(link, index, row));
      found.set(key, one);
    }
  }
  const all = [...found].map(([key, one]) => [key, { ...one, region: regionOf(one.sources.map(({ allowance }) => allowance)) }] as const);
  return { byKey: new Map(all), acquainted: new Set(all.map(([, { row }]) => acquaintance(row))), granted: new Set(all.map(([, one]) => grantOf(one))) };
}

function sourceOf({ grant, statement }: GrantLink, identity: number, { methods, until }: AccessRow): Source {
  const patterns = grant.paths?.map(({ value }) => value) ?? null;
  return { grant, identityAt: statement?.egressIdentities[identity]?.at ?? grant.at, allowance: { methods, patterns, until } };
}

function change(base: Permission | undefined, head: Permission | undefined, sides: Readonly<Record<'base' | 'head', Permissions>>): readonly AccessChange[] {
  const [was, is] = [base?.region ?? NOTHING, head?.region ?? NOTHING];
  const [more, less] = [minus(is, was), minus(was, is)];
  const shown = head ?? base;
  if (shown === undefined || (isEmpty(more) && isEmpty(less))) return [];
  const { client, exposure } = shown.row;
  const both = common(was, is);
  const kept = rowsIn(both, shown);
  // The grant stood before, and stands: it is the identity that came or went.
  const isOfIdentity = (base === undefined || head === undefined) && sides.base.granted.has(grantOf(shown)) && sides.head.granted.has(grantOf(shown));
  return [
    {
      kind: base === undefined ? 'access-granted' : head === undefined ? 'access-withdrawn' : isEmpty(more) ? 'access-narrowed' : 'access-widened',
      cluster: exposure.cluster,
      client,
      exposure,
      gained: head === undefined ? [] : rowsIn(more, head, both),
      lost: base === undefined ? [] : rowsIn(less, base, both),
      ...(kept.length === 0 ? {} : { kept }),
      first: !isEmpty(more) && !sides.base.acquainted.has(acquaintance(shown.row)),
      at: placeOf(shown, isEmpty(more) ? less : more, isOfIdentity),
      side: head === undefined ? 'base' : 'head',
    },
  ];
}

const NOTHING = regionOf([]);

/** Of several grants, the first that has a part in the difference. */
function placeOf({ sources }: Permission, difference: Region, isOfIdentity: boolean): Span | null {
  const sorted = [...sources].sort((a, b) => bySpan(a.grant.at, b.grant.at));
  const source = sorted.find(({ allowance }) => !isEmpty(common(regionOf([allowance]), difference))) ?? sorted[0];
  return (isOfIdentity ? source?.identityAt : source?.grant.at) ?? null;
}

/** A region as rows of the matrix: paths absolute at the gateway, everything below an exposure as null. */
function rowsIn(region: Region, { row }: Permission, beside?: Region): readonly AccessRow[] {
  const prefix = row.exposure.path?.slice(0, -1) ?? '';
  return allowancesOf(region, beside).map(({ methods, patterns, until }) => ({ ...row, methods, paths: patterns?.map((pattern) => prefix + pattern).sort(byCodeUnit) ?? null, until }));
}
