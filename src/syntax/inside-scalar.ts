// A place inside of a text of YAML: from the text as it is meant to the file, through quotes, escapes, indentation and folding.
import type { Span } from '../text/source.ts';
import type { ScalarNode } from './node.ts';

/** `start` and `end` count UTF-16 units of the node's value. Where a range is empty, or at the end, it is the unit before. */
export function insideScalar({ at, value }: ScalarNode, start: number, end: number): Span {
  const { source } = at;
  const written = source.text.slice(at.start, at.end);
  const offsets = offsetsOf(written, String(value));
  const first = offsets[start] ?? (offsets.at(-1) ?? 0) + 1;
  const last = offsets[end - 1] ?? first;
  return { source, start: Math.min(at.start + first, at.end), end: Math.min(Math.max(at.start + last + 1, at.start + first + 1), at.end) };
}

/** For each unit of the value, where it stands in what is written. */
function offsetsOf(written: string, value: string): readonly number[] {
  if (written.startsWith('"')) return ofUnits(value, doubleQuoted(written));
  if (written.startsWith("'")) return ofUnits(value, singleQuoted(written));
  const body = /^[|>]/.test(written) ? Math.max(0, written.indexOf('\n')) + 1 : 0;
  return ofUnits(value, Array.from({ length: written.length - body }, (_, index) => ({ unit: written[body + index] ?? '', offset: body + index })));
}

interface Unit {
  readonly unit: string;
  readonly offset: number;
}

/**
 * Folding and indentation change white space alone: so all else stands in both in the same order. White space is taken to stand
 * behind what it follows.
 */
function ofUnits(value: string, units: readonly Unit[]): readonly number[] {
  const solid = units.filter(({ unit }) => !/\s/.test(unit));
  let next = 0;
  let before = (solid[0]?.offset ?? 1) - 1;
  return value.split('').map((unit) => {
    if (/\s/.test(unit)) return (before += 1);
    before = solid[next++]?.offset ?? before;
    return before;
  });
}

function* quoted(written: string, length: (rest: string) => number, meaning: (text: string) => string): Generator<Unit> {
  for (let offset = 1; offset < written.length - 1; ) {
    const size = length(written.slice(offset, offset + 10));
    for (const unit of meaning(written.slice(offset, offset + size)).split('')) yield { unit, offset };
    offset += size;
  }
}

const singleQuoted = (written: string): readonly Unit[] => [...quoted(written, (rest) => (rest.startsWith("''") ? 2 : 1), (text) => (text === "''" ? "'" : text))];

const ESCAPE = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n|[^])/;

const doubleQuoted = (written: string): readonly Unit[] => [...quoted(written, (rest) => ESCAPE.exec(rest)?.[0].length ?? 1, (text) => (text.startsWith('\\') && text.length > 1 ? escaped(text) : text))];

function escaped(text: string): string {
  if (/^\\[xuU]/.test(text)) return String.fromCodePoint(Number.parseInt(text.slice(2), 16));
  // Of the others only those that stand for something solid count; all the rest is white space, or nothing.
  return /^\\["\\/]/.test(text) ? text.slice(1) : ' ';
}
