// When one set of methods and paths holds all of another.
import type { Grant, Uses } from './agreement.ts';
import type { Method, PathPattern } from './names.ts';
import type { Located } from '../text/source.ts';

export type Methods = readonly Located<Method>[] | undefined;
export type Paths = readonly Located<PathPattern>[] | undefined;

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

/** What of `uses` no grant covers: each pattern must be covered by one grant for each of its methods. A method that no grant has is told once, not for every path. */
export function refusedUses({ at, methods, paths }: Uses, grants: readonly Grant[]): readonly Uses[] {
  const single = <T>(list: readonly T[] | undefined): readonly (readonly T[] | undefined)[] => list?.map((item) => [item]) ?? [undefined];
  return single(methods).flatMap((method): readonly Uses[] => {
    const able = grants.filter((grant) => methodsCover(grant.methods, method));
    if (able.length === 0) return [{ at: method?.[0]?.at ?? at, methods: method, paths }];
    return single(paths)
      .filter((path) => !able.some((grant) => pathsCover(grant.paths, path)))
      .map((path) => ({ at: path?.[0]?.at ?? at, methods: method, paths: path }));
  });
}
