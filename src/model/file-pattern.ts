// Patterns of files below a cluster's folder, as `spec.inventory` has them: `*`, `?`, `**` between slashes, and `{a,b}`. Whoever writes one
// need not be trusted, so matching never goes back more than one step: pattern times path at most, whatever both say.
import { filePath, isRefusal, type Parse, type Refusal } from './values.ts';

const LONGEST = 512;
const MOST_ALTERNATIVES = 64;

const refuse = (problem: string, instead: string): Refusal => ({ problem, instead });

/** Refused is what other tools give a meaning to and this one does not, so that no pattern means less than its author thinks. */
export const filePattern: Parse<string> = (text) => {
  const instead = 'Write a pattern below the cluster’s folder, such as `manifests/**/*.yaml`.';
  if (text.length > LONGEST) return refuse(`it is over ${LONGEST} characters long`, instead);
  if (text.endsWith('/') && text !== '/') return refuse('it names a folder, and only files are read', `Write \`${text.replace(/\/+$/, '')}/**\` for all that lies in it.`);
  const path = filePath(text);
  if (isRefusal(path)) return refuse(path.problem, instead);
  if (text.startsWith('!')) return refuse('a pattern cannot take files out', 'List what belongs to the inventory.');
  const special = /[[\]()]/.exec(text);
  if (special !== null) return refuse(`\`${special[0]}\` has no meaning in it`, 'Only `*`, `?`, `**` and `{a,b}` stand for something.');
  if (text.split('/').some((part) => part.includes('**') && part !== '**')) return refuse('`**` stands beside other characters', 'Write it alone between slashes: `manifests/**/*.yaml`.');
  if (/\{[^{}]*[/{]|\{[^{}]*$|^[^{]*\}|\}[^{]*\}/.test(text)) return refuse('its braces do not pair, or one holds a brace or a slash', 'Write several patterns instead.');
  const alternatives = (text.match(/\{[^{}]*\}/g) ?? []).reduce((product, group) => product * group.split(',').length, 1);
  return alternatives > MOST_ALTERNATIVES ? refuse(`its braces stand for ${alternatives} patterns, and ${MOST_ALTERNATIVES} is the most`, 'Use `*`, or several patterns.') : text;
};

/** `path` is relative to the folder that the pattern is. `*`, `?` and `**` match no name that starts with a dot. */
export function matchesPattern(pattern: string, path: string): boolean {
  const parts = path.split('/');
  return alternativesOf(pattern).some((one) => follows(one.split('/'), parts, { isStar: (segment) => segment === '**', matches: matchesName, canSkip: (part) => !part.startsWith('.') }));
}

function alternativesOf(pattern: string): readonly string[] {
  const group = /\{([^{}]*)\}/.exec(pattern);
  if (group === null) return [pattern];
  const [before, after] = [pattern.slice(0, group.index), pattern.slice(group.index + group[0].length)];
  return (group[1] ?? '').split(',').flatMap((choice) => alternativesOf(before + choice + after));
}

function matchesName(segment: string, name: string): boolean {
  if (name.startsWith('.') && !segment.startsWith('.')) return false;
  return follows([...segment], [...name], { isStar: (character) => character === '*', matches: (a, b) => a === '?' || a === b, canSkip: () => true });
}

interface Wildcards {
  readonly isStar: (item: string) => boolean;
  readonly matches: (item: string, found: string) => boolean;
  /** Whether a star may stand for it. */
  readonly canSkip: (found: string) => boolean;
}

/** Where it fails, only the last star is tried again: an earlier one could not do better. */
function follows(pattern: readonly string[], found: readonly string[], { isStar, matches, canSkip }: Wildcards): boolean {
  let [at, next, star, resume] = [0, 0, -1, 0];
  while (next < found.length) {
    const item = pattern[at];
    const here = found[next] as string;
    if (item !== undefined && isStar(item)) [star, resume, at] = [at, next, at + 1];
    else if (item !== undefined && matches(item, here)) [at, next] = [at + 1, next + 1];
    else {
      const skipped = found[resume];
      if (star === -1 || skipped === undefined || !canSkip(skipped)) return false;
      [at, next, resume] = [star + 1, resume + 1, resume + 1];
    }
  }
  return pattern.slice(at).every(isStar);
}
