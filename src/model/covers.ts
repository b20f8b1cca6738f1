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

/** What of `uses` no grant covers: each pattern must be covered by one grant for each of its methods. A method that no grant has is told once, and so is a path, with all methods that are refused there. */
export function refusedUses({ at, methods, paths }: Uses, grants: readonly Grant[]): readonly Uses[] {
  const single = <T>(list: readonly T[] | undefined): readonly (readonly T[] | undefined)[] => list?.map((item) => [item]) ?? [undefined];
  const asked = single(methods).map((method) => ({ method, able: grants.filter((grant) => methodsCover(grant.methods, method)) }));
  const known = asked.filter(({ able }) => able.length > 0);
  return [
    ...asked.filter(({ able }) => able.length === 0).map(({ method }) => ({ at: method?.[0]?.at ?? at, methods: method, paths })),
    ...single(paths).flatMap((path): readonly Uses[] => {
      const refused = known.filter(({ able }) => !able.some((grant) => pathsCover(grant.paths, path)));
      if (refused.length === 0) return [];
      return [{ at: path?.[0]?.at ?? at, methods: methods && refused.flatMap(({ method }) => method ?? []), paths: path }];
    }),
  ];
}
