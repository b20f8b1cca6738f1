// Small slips in an agreement: one character of a value, a key misspelt, doubled or left out. What a reviewer would overlook.
import { parse } from '../syntax/parse.ts';
import type { Entry, Node } from '../syntax/node.ts';
import { positionOf, type Source, type Span } from '../text/source.ts';

export interface Mutant {
  /** Where in the document: `spec.peers.0.hostname`. */
  readonly path: string;
  readonly slip: 'value' | 'misspelt' | 'doubled' | 'left-out';
  readonly text: string;
  /** The line that was changed, from 1; of a key left out, the line of the key above it. */
  readonly line: number;
}

/** Every mutant of a file with one document. */
export function mutants(source: Source): readonly Mutant[] {
  const root = parse(source).documents[0];
  return root === undefined ? [] : [...inNode(source, root, '', root.at)];
}

function* inNode(source: Source, node: Node, path: string, parent: Span): Generator<Mutant> {
  if (node.kind === 'scalar') yield { path, slip: 'value', text: replaced(source, node.at, slipped(textOf(node.at))), line: positionOf(node.at).line };
  if (node.kind === 'list') for (const [index, item] of node.items.entries()) yield* inNode(source, item, `${path}.${index}`, parent);
  if (node.kind !== 'map') return;
  for (const entry of node.entries) {
    const below = path === '' ? entry.key : `${path}.${entry.key}`;
    yield* ofKey(source, entry, below, parent, node.entries.length);
    yield* inNode(source, entry.value, below, entry.keyAt);
  }
}

function* ofKey(source: Source, { key, keyAt, value }: Entry, path: string, parent: Span, siblings: number): Generator<Mutant> {
  const { line } = positionOf(keyAt);
  const misspelt = key.length > 3 ? key.slice(0, 1) + key.slice(2) : `${key}x`;
  yield { path, slip: 'misspelt', text: replaced(source, keyAt, misspelt), line };
  const flow = value.kind === 'scalar' && source.text.slice(0, keyAt.start).split('\n').at(-1)?.includes('{') === true;
  if (flow) {
    const pair = source.text.slice(keyAt.start, value.at.end);
    yield { path, slip: 'doubled', text: replaced(source, { ...keyAt, end: value.at.end }, `${pair}, ${pair}`), line };
    if (siblings > 1) yield { path, slip: 'left-out', text: withoutPair(source, keyAt.start, value.at.end), line };
    return;
  }
  const [start, end] = block(source, keyAt, value);
  if (source.text.slice(start, keyAt.start).trim() !== '') return;
  yield { path, slip: 'doubled', text: source.text.slice(0, end) + source.text.slice(start), line: positionOf({ source, start: end, end }).line };
  yield { path, slip: 'left-out', text: source.text.slice(0, start) + source.text.slice(end), line: positionOf(parent).line };
}

const textOf = ({ source, start, end }: Span): string => source.text.slice(start, end);

const replaced = (source: Source, { start, end }: Pick<Span, 'start' | 'end'>, by: string): string => source.text.slice(0, start) + by + source.text.slice(end);

/** One letter or digit in the middle becomes its neighbour. */
function slipped(text: string): string {
  const indexes = [...text].flatMap((character, index) => (/[a-z0-9]/i.test(character) ? [index] : []));
  const at = indexes[Math.floor(indexes.length / 2)] ?? 0;
  const character = text[at] ?? '';
  const next = { z: 'y', Z: 'Y', '9': '8' }[character] ?? String.fromCharCode(character.charCodeAt(0) + 1);
  return text.slice(0, at) + next + text.slice(at + 1);
}

/** A pair of a flow map with the comma beside it. */
function withoutPair(source: Source, start: number, end: number): string {
  const after = /^,\s*/.exec(source.text.slice(end))?.[0].length ?? 0;
  const before = after > 0 ? 0 : (/,\s*$/.exec(source.text.slice(0, start))?.[0].length ?? 0);
  return source.text.slice(0, start - before) + source.text.slice(end + after);
}

/** The whole lines of a key and of what is indented below it. */
function block(source: Source, keyAt: Span, value: Node): readonly [start: number, end: number] {
  const start = source.text.lastIndexOf('\n', keyAt.start - 1) + 1;
  const last = Math.max(keyAt.end, value.at.end);
  const close = source.text.indexOf('\n', last - (source.text[last - 1] === '\n' ? 1 : 0));
  return [start, close === -1 ? source.text.length : close + 1];
}
