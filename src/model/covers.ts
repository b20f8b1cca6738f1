// When one set of methods and paths holds all of another.
import type { Grant } from './agreement.ts';
import type { Method, PathPattern } from './names.ts';
import type { Located } from '../text/source.ts';

type Methods = readonly Located<Method>[] | undefined;
type Paths = readonly Located<PathPattern>[] | undefined;

/** `/ratings/*` covers `/ratings/0` and `/ratings/a/*`, and not `/ratings`. */
export function patternCovers(outer: PathPattern, inner: PathPattern): boolean {
  return outer === inner || (outer.endsWith('/*') && inner.startsWith(outer.slice(0, -1)));
}

/** Undefined is every method. */
export function methodsCover(outer: Methods, inner: Methods): boolean {
  return outer === undefined || (inner !== undefined && inner.every(({ value }) => outer.some((method) => method.value === value)));
}

/** Undefined is every path. */
export function pathsCover(outer: Paths, inner: Paths): boolean {
  if (outer === undefined) return true;
  const everything = outer.some(({ value }) => value === '/*');
  return everything || (inner !== undefined && inner.every(({ value }) => outer.some((pattern) => patternCovers(pattern.value, value))));
}

/** In methods, in paths, and in time. */
export function grantCovers(outer: Grant, inner: Grant): boolean {
  const lasts = outer.until === undefined || (inner.until !== undefined && outer.until.value >= inner.until.value);
  return lasts && methodsCover(outer.methods, inner.methods) && pathsCover(outer.paths, inner.paths);
}
