// Which exposure of the base is which of the head: by what lies behind it first, for that is what a grant gives access to.
import type { Agreement, Exposure } from '../model/agreement.ts';
import { byCodeUnit } from '../text/source.ts';

export interface ExposurePair {
  readonly base: Exposure | undefined;
  readonly head: Exposure | undefined;
  /** True where both lead to the same pods in the same way, so that access to the one is access to the other. */
  readonly sameBackend: boolean;
}

/**
 * Pairs are made by name and backend; of what is left by backend (it was renamed); of what is left by name (something else lies behind
 * it now); the rest was added or removed. Several of one backend pair up in the order of their names.
 */
export function matchExposures(base: Agreement | undefined, head: Agreement | undefined): readonly ExposurePair[] {
  const pairs: ExposurePair[] = [];
  let left = { base: byName(base), head: byName(head) };
  for (const { key, sameBackend } of STEPS) {
    const candidates = new Map<string, Exposure[]>();
    for (const one of left.head) candidates.set(key(one), [...(candidates.get(key(one)) ?? []), one]);
    const matched = left.base.map((one) => ({ one, other: candidates.get(key(one))?.shift() }));
    for (const { one, other } of matched) if (other !== undefined) pairs.push({ base: one, head: other, sameBackend });
    const taken = new Set(matched.map(({ other }) => other));
    left = { base: matched.flatMap(({ one, other }) => (other === undefined ? [one] : [])), head: left.head.filter((one) => !taken.has(one)) };
  }
  for (const one of left.base) pairs.push({ base: one, head: undefined, sameBackend: false });
  for (const one of left.head) pairs.push({ base: undefined, head: one, sameBackend: false });
  return pairs;
}

const nameOf = ({ name }: Exposure): string => name.value;

const STEPS: readonly { readonly key: (exposure: Exposure) => string; readonly sameBackend: boolean }[] = [
  { key: (exposure) => JSON.stringify([nameOf(exposure), backendOf(exposure)]), sameBackend: true },
  { key: backendOf, sameBackend: true },
  { key: nameOf, sameBackend: false },
];

/** A TCP exposure lets through whatever is written to it, so it is another thing than HTTP to the same port. */
function backendOf({ namespace, service, port, subset, protocol }: Exposure): string {
  return JSON.stringify([namespace.value, service.value, port.value, subsetText(subset), protocol.value === 'TCP']);
}

/** `v1 (version=v1)`. */
export function subsetText(subset: Exposure['subset']): string | null {
  return subset === undefined ? null : `${subset.name.value} (${labelsText(subset.labels)})`;
}

export const labelsText = (labels: ReadonlyMap<string, string>): string =>
  [...labels].map(([key, value]) => `${key}=${value}`).sort(byCodeUnit).join(', ');

const byName = (agreement: Agreement | undefined): Exposure[] => [...(agreement?.exposes ?? [])].sort((a, b) => byCodeUnit(nameOf(a), nameOf(b)));
