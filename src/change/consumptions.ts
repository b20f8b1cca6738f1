// Consumptions that came, went, or moved.
import type { Agreement, Consumption, Origin } from '../model/agreement.ts';
import { byCodeUnit, located, type Located } from '../text/source.ts';
import type { ConsumptionChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';
import { fact, listFact, movement, type Fact } from './moved.ts';

export function consumptionChanges({ cluster, base, head }: ClusterPair, provider: (cluster: string) => Agreement | undefined): readonly ConsumptionChange[] {
  const [before, after] = [byLocalName(base), byLocalName(head)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name): readonly ConsumptionChange[] => {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined) return is === undefined ? [] : [{ kind: 'consumption-added', cluster, ...about(is), moved: [], at: is.at, side: 'head' }];
    if (is === undefined) return [{ kind: 'consumption-removed', cluster, ...about(was), moved: [], at: was.at, side: 'base' }];
    const found = movement(facts(was, is, provider));
    return found === undefined ? [] : [{ kind: 'consumption-moved', cluster, ...about(is), ...found }];
  });
}

export const localName = ({ as }: Consumption): string => `${as.namespace.value}/${as.service.value}`;

export const byLocalName = (agreement: Agreement | undefined): ReadonlyMap<string, Consumption> =>
  new Map([...(agreement?.consumes ?? [])].reverse().map((consumption) => [localName(consumption), consumption]));

function about({ as, from }: Consumption): Pick<ConsumptionChange, 'as' | 'from'> {
  const sources = from.map(({ cluster, exposure }) => ({ cluster: cluster.value, exposure: exposure.value }));
  return {
    as: { namespace: as.namespace.value, service: as.service.value, port: as.port.value },
    from: sources.sort((a, b) => byCodeUnit(JSON.stringify(a), JSON.stringify(b))),
  };
}

type ProviderOf = (cluster: string) => Agreement | undefined;

function facts(was: Consumption, is: Consumption, provider: ProviderOf): readonly Fact[] {
  return [
    { what: 'port', base: fact(was.as.port), head: fact(is.as.port) },
    { what: 'from', base: sources(was), head: sources(is) },
    ...sameOrigins(was, is).flatMap(({ base, head }) => originFacts(base, head).filter((one) => !isAccepted(one, head, provider(head.cluster.value)))),
    { what: 'uses', base: uses(was), head: uses(is) },
    { what: 'callers', base: callers(was), head: callers(is) },
  ];
}

interface OriginPair {
  readonly base: Origin;
  readonly head: Origin;
}

const sourceOf = ({ cluster, exposure }: Origin): string => `${exposure.value} of ${cluster.value}`;

/** Sources that stand on both sides. */
const sameOrigins = (was: Consumption, is: Consumption): readonly OriginPair[] =>
  is.from.flatMap((head) => was.from.filter((base) => sourceOf(base) === sourceOf(head)).slice(0, 1).map((base) => ({ base, head })));

const ORIGIN_FACTS = ['path', 'protocol', 'weight', 'priority'] as const;

const originFacts = (base: Origin, head: Origin): readonly Fact[] =>
  ORIGIN_FACTS.map((what) => ({ what, base: fact<string | number>(base[what]), head: fact<string | number>(head[what]) }));

/** What the consumer relies on, and now is what the provider says. */
function isAccepted({ what, base, head }: Fact, origin: Origin, provider: Agreement | undefined): boolean {
  const exposure = provider?.exposes.find(({ name }) => name.value === origin.exposure.value);
  return (what === 'path' || what === 'protocol') && exposure !== undefined && base?.value !== head?.value && head?.value === exposure[what].value;
}

/** Of all consumptions of `about`, the facts that `isAccepted` keeps out of what moved. */
export function acceptedOrigins(base: Agreement, head: Agreement, about: Agreement | undefined): readonly Fact[] {
  const before = byLocalName(base);
  return [...byLocalName(head)].flatMap(([name, is]) => {
    const was = before.get(name);
    const pairs = was === undefined ? [] : sameOrigins(was, is).filter(({ head: origin }) => origin.cluster.value === about?.cluster);
    return pairs.flatMap((pair) =>
      originFacts(pair.base, pair.head)
        .filter((one) => isAccepted(one, pair.head, about))
        .map((one) => ({ ...one, what: `consumes/${name} ${one.what}` })),
    );
  });
}

function sources({ from }: Consumption): Located<string> | undefined {
  return listFact(from.map((origin) => located(sourceOf(origin), origin.exposure.at)));
}

function uses({ uses: stated }: Consumption): Located<string> | undefined {
  if (stated === undefined) return undefined;
  return located(`${listFact(stated.methods)?.value ?? 'every method'} on ${listFact(stated.paths)?.value ?? 'every path'}`, stated.at);
}

const callers = ({ callers: list }: Consumption): Located<string> | undefined =>
  listFact(list.map(({ value, at }) => located(value.namespace === null ? '*' : `ns/${value.namespace}/${value.account === null ? '*' : `sa/${value.account}`}`, at)));
