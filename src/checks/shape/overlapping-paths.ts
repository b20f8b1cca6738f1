// Two exposures of a cluster, one's path inside the other's: a grant of the outer one would reach the inner one.
import { check } from '../check.ts';
import type { Exposure } from '../../model/agreement.ts';

export const overlappingPaths = check(
  {
    code: 'MF1039',
    name: 'overlapping-paths',
    since: '0.1.0',
    severity: 'error',
    message: 'the path of {name}, {path}, {lies} that of {other}, so a grant of {other} can open {name} too',
    help: 'Give one of the two a `path` that neither holds the other’s nor lies inside it.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, exposes } of agreements) {
      const byPath = new Map<string, Exposure>();
      for (const exposure of exposes) if (!byPath.has(exposure.path.value)) byPath.set(exposure.path.value, exposure);
      for (const inner of exposes) {
        const path = inner.path.value;
        // Two of one name are a finding of their own.
        const outer = prefixes(path).map((prefix) => byPath.get(prefix)).find((other) => other !== undefined && other.name.value !== inner.name.value);
        if (outer === undefined) continue;
        const related = [{ at: outer.path.at, message: `${outer.path.value} is the path of ${outer.name.value}` }];
        const lies = outer.path.value === path ? 'is the same as' : 'lies inside';
        yield found({ at: inner.path.at, related, withholds: [cluster] }, { path, name: inner.name.value, lies, other: outer.name.value });
      }
    }
  },
);

/** `/a/b/` to `/a/b/`, `/a/`, `/`. */
const prefixes = (path: string): readonly string[] => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1)).reverse();
