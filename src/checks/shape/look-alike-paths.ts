// Two exposures of a cluster whose paths differ in upper and lower case alone.
import { check } from '../check.ts';
import type { Exposure } from '../../model/agreement.ts';

export const lookAlikePaths = check(
  {
    code: 'MF1055',
    name: 'look-alike-paths',
    since: '0.1.0',
    severity: 'warning',
    message: '{path} of {name} and {otherPath} of {other} are alike but for upper and lower case; gateways tell the two apart, and people who write a path may not',
    help: 'Give one of the two a `path` of another name.',
  },
  function* ({ agreements }, found) {
    for (const { exposes } of agreements) {
      for (const [index, exposure] of exposes.entries()) {
        const other = exposes.slice(0, index).find((before) => lookAlike(before, exposure));
        if (other === undefined) continue;
        const [path, otherPath] = [exposure.path.value, other.path.value];
        const related = [{ at: other.path.at, message: `${otherPath} is the path of ${other.name.value}` }];
        yield found({ at: exposure.path.at, related }, { path, name: exposure.name.value, otherPath, other: other.name.value });
      }
    }
  },
);

/** Equal, or one inside the other, as soon as case does not count. */
function lookAlike({ path: a }: Exposure, { path: b }: Exposure): boolean {
  const [outer, inner] = [a.value as string, b.value as string].sort((one, two) => one.length - two.length) as [string, string];
  return inner.toLowerCase().startsWith(outer.toLowerCase()) && !inner.startsWith(outer);
}
