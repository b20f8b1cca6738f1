// What a reviewer approves, as a set of facts and as one hash. Neither knows of files, places, or commits.
import { createHash } from 'node:crypto';
import type { AccessRow } from '../access/access-matrix.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Change } from './change.ts';
import type { Difference } from './difference.ts';

type Delta = Pick<Difference, 'access' | 'changes'>;

/**
 * One canonical JSON text a fact, sorted, each once: a row of access that is gained or lost (without `consumedAs`), an identity or a CA
 * that is added or removed, and which pods stand behind an exposure whose subset is another. A change is covered by others that were
 * approved when its items are all among theirs.
 */
export function deltaItems({ access, changes }: Delta): readonly string[] {
  const items = [...access.gained.map((row) => accessItem('gained', row)), ...access.lost.map((row) => accessItem('lost', row)), ...changes.flatMap((change) => trusted(change, access.gained))];
  return [...new Set(items.map(canonical))].sort(byCodeUnit);
}

/** The same for the same items; that of a change without any is fixed too. */
export function deltaHash(delta: Delta): string {
  return `sha256:${createHash('sha256').update(`[${deltaItems(delta).join(',')}]`).digest('hex')}`;
}

const accessItem = (access: 'gained' | 'lost', { client, exposure, methods, paths, until }: AccessRow): object => ({ access, client, exposure, methods, paths, until });

function trusted(change: Change, gained: readonly AccessRow[]): readonly object[] {
  switch (change.kind) {
    case 'identity-changed': {
      const { cluster, of, gateway } = change;
      return ofBoth(change, (identity, how) => ({ identity, how, cluster, of, gateway }));
    }
    case 'trust-changed': {
      const { cluster, of } = change;
      return ofBoth(change, ({ fingerprint }, how) => ({ ca: fingerprint, how, cluster, of }));
    }
    case 'exposure-moved': {
      // A row has the name of a subset and not its labels, which decide what pods are behind it.
      const { cluster, exposure: name } = change;
      const isGained = gained.some(({ exposure }) => exposure.cluster === cluster && exposure.name === name);
      return isGained ? change.moved.filter(({ what }) => what === 'subset').map(({ to }) => ({ cluster, exposure: name, subset: to })) : [];
    }
    default:
      return [];
  }
}

const ofBoth = <T>({ added, removed }: { readonly added: readonly T[]; readonly removed: readonly T[] }, item: (one: T, how: string) => object): readonly object[] => [
  ...added.map((one) => item(one, 'added')),
  ...removed.map((one) => item(one, 'removed')),
];

/** Keys in order, no spaces: one text for one value. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
