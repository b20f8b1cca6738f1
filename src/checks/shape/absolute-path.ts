// A path of a grant, or of what callers do, that repeats the exposure's own path.
import { check } from '../check.ts';
import type { PathPattern, PathPrefix } from '../../model/names.ts';
import type { Located } from '../../text/source.ts';

export const absolutePath = check(
  {
    code: 'MF1062',
    name: 'absolute-path',
    since: '0.1.0',
    severity: 'warning',
    message: 'paths are relative to the exposure, so {path} means {whole}, and nothing else; the service hardly has such a path of its own, so calls that are meant get 403',
    help: 'Write {relative}.',
  },
  function* ({ grants, consumptions }, found) {
    for (const { exposure, grant } of grants) {
      for (const { at, ...args } of repeating(grant.paths, exposure.path.value)) yield found({ at, related: [{ at: exposure.path.at, message: `the path of ${exposure.name.value} is ${exposure.path.value}` }] }, args);
    }
    for (const { consumption, origin } of consumptions) {
      for (const { at, ...args } of repeating(consumption.uses?.paths, origin.path.value)) yield found({ at, related: [{ at: origin.path.at, message: `${origin.exposure.value} is called below ${origin.path.value}` }] }, args);
    }
  },
);

/** A service may well have a path of one segment that is its name too. */
const isLong = (prefix: PathPrefix): boolean => prefix.split('/').length > 3;

function repeating(paths: readonly Located<PathPattern>[] | undefined, prefix: PathPrefix) {
  const whole = isLong(prefix) ? (paths ?? []).filter(({ value }) => `${value}/`.startsWith(prefix)) : [];
  return whole.map(({ at, value }) => ({ at, path: value, whole: prefix + value.slice(1), relative: `/${value.slice(prefix.length)}` }));
}
