// For tests: changes of the overlays that a stop must not spoil.
import type { Overlays } from './write-to.ts';

export interface Scenario {
  readonly name: string;
  readonly before: Overlays;
  readonly after: Overlays;
}

const C1 = { 'kustomization.yaml': 'k1\n', 'gateways/a.yaml': 'a\n', 'exposes/deep/b.yaml': 'b\n' };
const C2 = { 'kustomization.yaml': 'k2\n', 'consumes/c.yaml': 'c\n' };

export const ALL_AT_ONCE: Scenario = {
  name: 'two clusters at once, a third one that goes and a fourth that comes',
  before: { c1: C1, c2: C2, c3: { a: 'a' } },
  after: { c1: { ...C1, 'gateways/a.yaml': 'new a\n' }, c2: { 'kustomization.yaml': 'new k2\n', 'x/y/z.yaml': 'z\n' }, c4: { a: 'a4' } },
};

export const SCENARIOS: readonly Scenario[] = [
  { name: 'the first write', before: {}, after: { c1: C1 } },
  { name: 'a change of some files', before: { c1: C1, c2: C2 }, after: { c1: { ...C1, 'gateways/a.yaml': 'new a\n', 'kustomization.yaml': 'new k\n' }, c2: C2 } },
  { name: 'the withdrawal of files', before: { c1: C1, c2: C2 }, after: { c1: { 'kustomization.yaml': 'k1\n' }, c2: C2 } },
  { name: 'the removal of a cluster', before: { c1: C1, c2: C2 }, after: { c2: C2 } },
  { name: 'the removal of the last cluster', before: { c1: C1 }, after: {} },
  ALL_AT_ONCE,
];
