// Two values field by field: where they differ, what each says, and where the committed one says it.
import { headOf, plain, type Entry, type Node, type ScalarNode } from '../syntax/node.ts';
import type { Span } from '../text/source.ts';

export interface FieldDifference {
  readonly path: string;
  readonly committed: string | null;
  readonly compiled: string | null;
  /** In the committed text; of what is missing there, the place of what should hold it. */
  readonly at: Span;
}

/** In the order of the committed text, then what it lacks. None where any reader takes the two for one value. */
export function fieldDifferences(committed: Node, compiled: Node, path = '', at = headOf(committed)): readonly FieldDifference[] {
  if (committed.kind === 'map' && compiled.kind === 'map') return ofMaps(committed.entries, compiled.entries, path, at);
  if (committed.kind === 'list' && compiled.kind === 'list') return ofLists(committed.items, compiled.items, path, at);
  return isSame(committed, compiled) ? [] : [{ path, committed: shown(committed), compiled: shown(compiled), at }];
}

function ofMaps(committed: readonly Entry[], compiled: readonly Entry[], path: string, at: Span): readonly FieldDifference[] {
  const ours = new Map(compiled.map((entry) => [entry.key, entry]));
  const keys = new Set(committed.map(({ key }) => key));
  return [
    ...committed.flatMap(({ key, keyAt, value }) => {
      const other = ours.get(key);
      const here = below(path, key);
      if (other === undefined) return [{ path: here, committed: shown(value), compiled: null, at: keyAt }];
      if (isPlain(keyAt) && !isPlain(other.keyAt)) return [{ path: here, committed: slice(keyAt), compiled: slice(other.keyAt), at: keyAt }];
      return fieldDifferences(value, other.value, here, keyAt);
    }),
    ...compiled.flatMap(({ key, value }) => (keys.has(key) ? [] : [{ path: below(path, key), committed: null, compiled: shown(value), at }])),
  ];
}

/** What both start and end with is left aside, so that one item too many is one difference. */
function ofLists(committed: readonly Node[], compiled: readonly Node[], path: string, at: Span): readonly FieldDifference[] {
  const least = Math.min(committed.length, compiled.length);
  const sameAt = (a: Node | undefined, b: Node | undefined): boolean => a !== undefined && b !== undefined && isSame(a, b);
  let start = 0;
  while (start < least && sameAt(committed[start], compiled[start])) start++;
  let end = 0;
  while (end < least - start && sameAt(committed[committed.length - 1 - end], compiled[compiled.length - 1 - end])) end++;
  const [theirs, ours] = [committed.slice(start, committed.length - end), compiled.slice(start, compiled.length - end)];
  const pairs = Math.min(theirs.length, ours.length);
  return [
    ...theirs.flatMap((item, index) => {
      const here = `${path}[${start + index}]`;
      const other = ours[index];
      return other === undefined ? [{ path: here, committed: shown(item), compiled: null, at: headOf(item) }] : fieldDifferences(item, other, here, headOf(item));
    }),
    ...ours.slice(pairs).map((item, index) => ({ path: `${path}[${start + pairs + index}]`, committed: null, compiled: shown(item), at })),
  ];
}

export function isSame(committed: Node, compiled: Node): boolean {
  if (committed.kind === 'scalar' && compiled.kind === 'scalar') return isSameScalar(committed, compiled);
  if (committed.kind === 'list' && compiled.kind === 'list') {
    return committed.items.length === compiled.items.length && committed.items.every((item, index) => isSame(item, compiled.items[index] as Node));
  }
  if (committed.kind !== 'map' || compiled.kind !== 'map' || committed.entries.length !== compiled.entries.length) return false;
  const ours = new Map(compiled.entries.map((entry) => [entry.key, entry]));
  return committed.entries.every(({ key, keyAt, value }) => {
    const other = ours.get(key);
    return other !== undefined && (!isPlain(keyAt) || isPlain(other.keyAt)) && isSame(value, other.value);
  });
}

/** What we quote is quoted because some reader takes it for something else where it is plain. */
function isSameScalar(committed: ScalarNode, compiled: ScalarNode): boolean {
  if (committed.value !== compiled.value) return false;
  return typeof committed.value === 'string' ? !isPlain(committed.at) || isPlain(compiled.at) : committed.written === compiled.written;
}

const slice = ({ source, start, end }: Span): string => source.text.slice(start, end);

const isPlain = (at: Span): boolean => !/^["'|>]/.test(slice(at));

const SIMPLE = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const below = (path: string, key: string): string => (SIMPLE.test(key) ? (path === '' ? key : `${path}.${key}`) : `${path}[${JSON.stringify(key)}]`);

const LONGEST = 100;

/** As it is written where that is one line, otherwise as JSON; cut where it is long. */
export function shown(node: Node): string {
  const written = slice(node.at).trim();
  const text = node.kind === 'scalar' && !written.includes('\n') ? written || 'null' : JSON.stringify(plain(node));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
