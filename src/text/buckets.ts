// Cuts a list that may grow without end into buckets of bounded size. Where an item goes depends on its own key, not on its neighbours:
// one more item moves others only where its own bucket overflows, and then half of that one.
import { createHash } from 'node:crypto';

export interface Bucket<T> {
  /** Which half, of which half, …: `0` and `1`; empty where there is but one bucket. */
  readonly name: string;
  /** In the order given. */
  readonly items: readonly T[];
}

/**
 * Never empty: no items are one empty bucket. Items of one key stay together, and one item alone may be over `limit`. The same items give
 * the same buckets, whatever came before.
 */
export function buckets<T>(items: readonly T[], keyOf: (item: T) => string, sizeOf: (item: T) => number, limit: number): readonly Bucket<T>[] {
  return halve(items.map((item) => ({ item, bits: bitsOf(keyOf(item)), size: sizeOf(item) })), '', limit);
}

interface Measured<T> {
  readonly item: T;
  readonly bits: string;
  readonly size: number;
}

function halve<T>(measured: readonly Measured<T>[], name: string, limit: number): readonly Bucket<T>[] {
  const size = measured.reduce((sum, each) => sum + each.size, 0);
  const alike = measured.every(({ bits }) => bits === measured[0]?.bits);
  if (size <= limit || alike) return [{ name, items: measured.map(({ item }) => item) }];
  const half = (bit: string): readonly Measured<T>[] => measured.filter(({ bits }) => bits[name.length] === bit);
  return ['0', '1'].flatMap((bit) => (half(bit).length === 0 ? [] : halve(half(bit), `${name}${bit}`, limit)));
}

/** 256 of them: more than any name needs. */
const bitsOf = (key: string): string => [...createHash('sha256').update(key).digest()].map((byte) => byte.toString(2).padStart(8, '0')).join('');
