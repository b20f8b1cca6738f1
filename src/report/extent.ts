// What of a row that is gained or lost was, and is, allowed all the same.
import type { AccessRow } from '../access/access-matrix.ts';

/** `after`: up to that day it is allowed before and after, so only the days after it count. `rest`: some of its paths are. `whole`: nothing of it is. */
export type Extent = { readonly kind: 'whole' } | { readonly kind: 'after'; readonly day: string } | { readonly kind: 'rest' };

export function extentOf(row: AccessRow, kept: readonly AccessRow[] = []): Extent {
  const same = kept.filter((one) => one.client.identity === row.client.identity);
  const days = same.filter((one) => hasMethods(one, row) && hasPaths(one, row)).flatMap(({ until }) => (until === null || (row.until !== null && row.until <= until) ? [] : [until]));
  const [last] = days.sort().reverse();
  if (last !== undefined) return { kind: 'after', day: last };
  return same.some((one) => shareMethods(one, row) && hasPart(row, one)) ? { kind: 'rest' } : { kind: 'whole' };
}

type Allowed = Pick<AccessRow, 'methods' | 'paths'>;

/** True where both hold for some method. */
export const shareMethods = (a: Pick<Allowed, 'methods'>, b: Pick<Allowed, 'methods'>): boolean => a.methods === null || b.methods === null || a.methods.some((method) => b.methods?.includes(method));

const hasMethods = (outer: Allowed, inner: Allowed): boolean => outer.methods === null || (inner.methods?.every((method) => outer.methods?.includes(method)) ?? false);

const hasPaths = (outer: Allowed, inner: Allowed): boolean => outer.paths === null || (inner.paths?.every((path) => hasPath(outer, path)) ?? false);

const hasPart = (outer: Allowed, inner: Allowed): boolean => outer.paths === null || (inner.paths?.some((path) => hasPath(outer, path)) ?? false);

const hasPath = ({ paths }: Allowed, path: string): boolean => paths?.some((outer) => outer === path || (outer.endsWith('/*') && path.startsWith(outer.slice(0, -1)))) ?? true;
