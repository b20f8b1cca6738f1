// Items that share a key. Node 20 has no Map.groupBy, and a group that is known not to be empty needs no guard where it is read.
import { byCodeUnit } from '../text/source.ts';

export type Group<T> = readonly [T, ...T[]];

/** The groups sorted by key, the items of each in the order given. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): readonly (readonly [string, Group<T>])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b));
}
