// Which consumptions worked in the base and do not in the head. What did not work before, and what its own consumer gave up, is not among them.
import type { Exposure } from '../model/agreement.ts';
import type { ConsumptionLink, Federation } from '../model/federation.ts';
import { byCodeUnit } from '../text/source.ts';
import type { ClusterPair } from './clusters.ts';
import { localName } from './consumptions.ts';
import type { Broken, Side } from './difference.ts';
import { graveErrors } from './grave-finding.ts';
import { obstacle, type Judged } from './obstacle.ts';

export function brokenConsumptions(base: Side | undefined, head: Side, clusters: readonly ClusterPair[]): readonly Broken[] {
  if (base === undefined) return [];
  const inHead = byConsumption(head.federation);
  const renamed = new Map(clusters.flatMap(({ exposures }) => exposures).map((pair) => [pair.base, pair.head]));
  const errors = { base: graveErrors(base.findings), head: graveErrors(head.findings) };
  const judged = (side: 'base' | 'head', link: ConsumptionLink, nowCalled?: Exposure): Judged => ({ link, federation: (side === 'base' ? base : head).federation, errors: errors[side], nowCalled });
  const found = base.federation.consumptions.flatMap((was): readonly Broken[] => {
    const is = successor(was, inHead.get(keyOf(was)) ?? []);
    if (is === undefined || obstacle(judged('base', was), undefined) !== undefined) return [];
    const why = obstacle(judged('head', is, was.exposure && renamed.get(was.exposure)), judged('base', was));
    return why === undefined ? [] : [{ ...about(is), ...why }];
  });
  return found.map((one) => [JSON.stringify(identity(one)), one] as const).sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one);
}

const keyOf = ({ consumer, consumption }: ConsumptionLink): string => `${consumer.cluster} ${localName(consumption)}`;

function byConsumption({ consumptions }: Federation): ReadonlyMap<string, readonly ConsumptionLink[]> {
  const found = new Map<string, ConsumptionLink[]>();
  for (const link of consumptions) {
    const same = found.get(keyOf(link));
    if (same === undefined) found.set(keyOf(link), [link]);
    else same.push(link);
  }
  return found;
}

/** The same source; where the consumer writes another name of it, the one source of the same provider. */
function successor(was: ConsumptionLink, candidates: readonly ConsumptionLink[]): ConsumptionLink | undefined {
  const same = candidates.filter(({ origin }) => origin.cluster.value === was.origin.cluster.value);
  return same.find(({ origin }) => origin.exposure.value === was.origin.exposure.value) ?? (same.length === 1 ? same[0] : undefined);
}

function about({ consumer, consumption: { as }, origin }: ConsumptionLink): Pick<Broken, 'consumer' | 'as' | 'provider' | 'exposure'> {
  return {
    consumer: consumer.cluster,
    as: { namespace: as.namespace.value, service: as.service.value, port: as.port.value },
    provider: origin.cluster.value,
    exposure: origin.exposure.value,
  };
}

const identity = ({ consumer, as, provider, exposure }: Broken): readonly unknown[] => [consumer, as.namespace, as.service, provider, exposure];
