// An object that would grow without end is several of the same kind: Kubernetes and those who store and diff objects have limits.
import { buckets } from '../text/buckets.ts';
import type { Json } from './resource.ts';

/** Bytes of JSON; as YAML, with its labels, header and indentation, that stays below 100 kB. */
const LIMIT = 30_000;

export interface Share<T> {
  /** What the object's name ends with: empty where one object holds all. */
  readonly suffix: string;
  readonly items: readonly T[];
}

/** Never none. `keyOf` must not change with what others do; `write` is what becomes of an item. */
export const shares = <T>(items: readonly T[], keyOf: (item: T) => string, write: (item: T) => Json): readonly Share<T>[] =>
  buckets(items, keyOf, (item) => JSON.stringify(write(item)).length, LIMIT).map(({ name, items }) => ({ suffix: name === '' ? '' : `-${name}`, items }));

/** For a lock: the first object stays, also where others hold all that it would. */
export const withFirst = <T>(all: readonly Share<T>[]): readonly Share<T>[] => (all.length === 1 ? all : [{ suffix: '', items: [] }, ...all]);
