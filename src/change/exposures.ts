// Exposures that came, went, or moved. Who may reach them is told as access.
import type { Exposure } from '../model/agreement.ts';
import { located } from '../text/source.ts';
import type { ExposureChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';
import { labelsText, subsetText, type ExposurePair } from './match-exposures.ts';
import { fact, movement, type Fact } from './moved.ts';

export const exposureChanges = ({ cluster, exposures }: ClusterPair): readonly ExposureChange[] => exposures.flatMap((pair) => exposureChange(cluster, pair));

function exposureChange(cluster: string, { base, head }: ExposurePair): readonly ExposureChange[] {
  if (base === undefined && head !== undefined) return [{ kind: 'exposure-added', cluster, exposure: head.name.value, moved: [], at: head.at, side: 'head' }];
  if (head === undefined && base !== undefined) return [{ kind: 'exposure-removed', cluster, exposure: base.name.value, moved: [], at: base.at, side: 'base' }];
  if (base === undefined || head === undefined) return [];
  const found = movement(facts(base, head));
  return found === undefined ? [] : [{ kind: 'exposure-moved', cluster, exposure: head.name.value, ...found }];
}

const facts = (base: Exposure, head: Exposure): readonly Fact[] => [
  ...(['name', 'service', 'namespace', 'port', 'protocol', 'path'] as const).map((what) => ({ what, base: fact<string | number>(base[what]), head: fact<string | number>(head[what]) })),
  { what: 'subset', base: subset(base), head: subset(head) },
  { what: 'workload', base: workload(base), head: workload(head) },
];

const subset = ({ subset: one }: Exposure): Fact['head'] => (one === undefined ? undefined : located(subsetText(one) ?? '', one.at));

const workload = ({ workload: one }: Exposure): Fact['head'] => (one === undefined ? undefined : located(`${labelsText(one.labels)} port ${one.port.value}`, one.at));
