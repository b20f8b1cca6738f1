// Who must approve a change to a file, by a repository's CODEOWNERS as GitHub reads it.
import { isUnreadable, type Tree } from '../text/tree.ts';
import { matches, parsePattern, type Pattern } from './pattern.ts';

/** By a path from the repository's root; empty where nobody is named. */
export type OwnersOf = (path: string) => readonly string[];

interface Line {
  readonly pattern: Pattern;
  readonly owners: readonly string[];
}

/** GitHub takes the first of these, and no larger one. */
export const PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;
const LARGEST = 3 * 2 ** 20;

export interface Codeowners {
  /** From the repository's root. */
  readonly place: string;
  readonly of: OwnersOf;
}

/** `repository`: a tree whose root is the repository's. Undefined where it has no such file, or one that cannot be read. */
export function codeownersIn(repository: Tree): Codeowners | undefined {
  const present = new Set(repository.entries.filter(({ kind }) => kind === 'file').map(({ path }) => path));
  const place = PLACES.find((path) => present.has(path));
  const bytes = place === undefined ? undefined : repository.read(place, LARGEST);
  if (place === undefined || bytes === undefined || isUnreadable(bytes) || bytes.length > LARGEST) return undefined;
  return { place, of: ownersFrom(new TextDecoder().decode(bytes)) };
}

/** The last line that matches a path decides, also where it names nobody. */
export function ownersFrom(codeowners: string): OwnersOf {
  const lines = codeowners.split(/\r?\n/).flatMap(parseLine).reverse();
  return (path) => lines.find(({ pattern }) => matches(pattern, path))?.owners ?? [];
}

/** A line with anything wrong in it is no line, as for GitHub. */
function parseLine(text: string): readonly Line[] {
  const [written, ...owners] = wordsOf(text);
  const pattern = written === undefined ? undefined : parsePattern(written);
  return pattern === undefined || !owners.every(isOwner) ? [] : [{ pattern, owners }];
}

/** A backslash keeps a space in a word. What starts with `#` is a comment up to the end. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:\\.|[^\s\\]|\\$)+/gu) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment === -1 ? words : words.slice(0, comment);
}

const USER = /^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:_[A-Za-z0-9]+)?$/;
const TEAM = /^@[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_{}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})$/;

const isOwner = (word: string): boolean => USER.test(word) || TEAM.test(word) || EMAIL.test(word);
