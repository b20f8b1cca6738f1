// A quick reader of the plainest YAML: block maps and lists, one value a line. It gives what the whole parser gives, or nothing: it is for text
// of which there is much, such as manifests, and a test holds both to the same trees and places.
import type { Source } from '../text/source.ts';
import type { Entry, Node } from './node.ts';
import { parse, type Parsed } from './parse.ts';

const KEY = /^[A-Za-z_][A-Za-z0-9._/-]*$/;
// What is a string to every reader, or a small whole number. A colon before a space or an end is a key's.
const WORD = /^[A-Za-z_/]([A-Za-z0-9_./@*-]|:(?=[^ ]))*( [A-Za-z0-9_./@-]+)*$/;
const NUMBER = /^(0|[1-9][0-9]{0,14})$/;
/** The only escape is that of the backslash itself. */
const QUOTED = /^"([ !#-[\]-~]|\\\\)*"$/;
const OTHER_WORDS = /^(null|true|false)$/i;
/** What is deeper, longer or has more keys is for the whole parser. */
const [DEEPEST, LONGEST, MOST] = [40, 5000, 1000];

interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly indent: number;
}

interface Cursor {
  readonly source: Source;
  readonly lines: readonly Line[];
  next: number;
}

/** As `parse`, and much quicker for plain text. */
export function parseQuickly(source: Source): Parsed {
  const node = readPlainBlocks(source);
  return node === undefined ? parse(source) : { documents: [node], faults: [] };
}

/** The only document of the text; undefined where there is anything that this does not read. */
export function readPlainBlocks(source: Source): Node | undefined {
  const lines = linesOf(source.text);
  const first = lines?.[0];
  if (lines === undefined || first === undefined || first.indent !== 0 || source.text[first.start] === '-') return undefined;
  const cursor = { source, lines, next: 0 };
  const node = readMap(cursor, 0, first.start, 0);
  return cursor.next === lines.length ? node : undefined;
}

/** Comments only stand above everything else; no line is empty, and the last one ends. */
function linesOf(text: string): readonly Line[] | undefined {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if (end === -1) return undefined;
    let indent = 0;
    while (text.charCodeAt(start + indent) === 0x20) indent++;
    if (text.charCodeAt(start + indent) === 0x23) {
      if (lines.length > 0 || indent > 0) return undefined;
    } else lines.push({ start, end, indent });
    if (start + indent === end || end - start > LONGEST) return undefined;
    start = end + 1;
  }
  return lines;
}

/** `from`: where the first key stands, which is behind `- ` in a list. */
function readMap(cursor: Cursor, indent: number, from: number, depth: number): Node | undefined {
  const { source, lines } = cursor;
  const entries: Entry[] = [];
  for (let start = from; ; ) {
    const line = lines[cursor.next];
    const colon = source.text.indexOf(':', start);
    if (line === undefined || colon === -1 || colon >= line.end || depth > DEEPEST || entries.length > MOST) return undefined;
    const key = source.text.slice(start, colon);
    if (!KEY.test(key) || OTHER_WORDS.test(key) || entries.some((one) => one.key === key)) return undefined;
    const value = colon + 1 === line.end ? readBelow(cursor, indent, depth) : source.text[colon + 1] === ' ' ? readValue(cursor, colon + 2, line, indent) : undefined;
    if (value === undefined) return undefined;
    entries.push({ key, keyAt: { source, start, end: colon }, value });
    const following = lines[cursor.next];
    if (following === undefined || following.indent < indent || isItem(source, following)) return following !== undefined && following.indent >= indent ? undefined : { kind: 'map', entries, at: { source, start: from, end: endOf(cursor) } };
    if (following.indent > indent) return undefined;
    start = following.start + indent;
  }
}

const isItem = ({ text }: Source, { start, end, indent }: Line): boolean => text[start + indent] === '-' && (text[start + indent + 1] === ' ' || start + indent + 1 === end);

/** Behind the line break of the last line that was read. */
const endOf = ({ lines, next }: Cursor): number => (lines[next - 1]?.end ?? -1) + 1;

/** What a key without a value on its line has below it. */
function readBelow(cursor: Cursor, indent: number, depth: number): Node | undefined {
  const line = cursor.lines[++cursor.next];
  if (line === undefined || line.indent <= indent) return undefined;
  return isItem(cursor.source, line) ? readList(cursor, line.indent, depth + 1) : readMap(cursor, line.indent, line.start + line.indent, depth + 1);
}

function readList(cursor: Cursor, indent: number, depth: number): Node | undefined {
  const { source, lines } = cursor;
  const items: Node[] = [];
  const start = (lines[cursor.next]?.start ?? 0) + indent;
  for (let line = lines[cursor.next]; line !== undefined && line.indent === indent && isItem(source, line); line = lines[cursor.next]) {
    const item = readItem(cursor, line, depth);
    if (item === undefined) return undefined;
    items.push(item);
  }
  const following = lines[cursor.next];
  return following !== undefined && following.indent >= indent ? undefined : { kind: 'list', items, at: { source, start, end: endOf(cursor) } };
}

function readItem(cursor: Cursor, line: Line, depth: number): Node | undefined {
  const { text } = cursor.source;
  const start = line.start + line.indent + 2;
  const colon = text.indexOf(':', start);
  const isMap = colon !== -1 && colon < line.end && (colon + 1 === line.end || text[colon + 1] === ' ') && KEY.test(text.slice(start, colon));
  return isMap ? readMap(cursor, line.indent + 2, start, depth + 1) : readValue(cursor, start, line, line.indent);
}

function readValue(cursor: Cursor, start: number, line: Line, indent: number): Node | undefined {
  const { source } = cursor;
  const text = source.text.slice(start, line.end);
  const at = { source, start, end: line.end };
  if (text === '|') return readLiteral(cursor, start, indent);
  cursor.next++;
  if (text === '[]') return { kind: 'list', items: [], at };
  if (text === '{}') return { kind: 'map', entries: [], at };
  if (text === 'true' || text === 'false') return { kind: 'scalar', value: text === 'true', written: text, at };
  if (NUMBER.test(text)) return { kind: 'scalar', value: Number(text), written: text, at };
  const string = QUOTED.test(text) ? text.slice(1, -1).replaceAll('\\\\', '\\') : WORD.test(text) && !OTHER_WORDS.test(text) ? text : undefined;
  return string === undefined ? undefined : { kind: 'scalar', value: string, written: string, at };
}

const PRINTABLE = /^[!-~][ -~]*$/;

/** `|`: the lines below, as they are, down to the first that is not deeper. */
function readLiteral(cursor: Cursor, start: number, indent: number): Node | undefined {
  const { source, lines } = cursor;
  const first = lines[++cursor.next];
  if (first === undefined || first.indent <= indent) return undefined;
  let value = '';
  for (let line: Line | undefined = first; line !== undefined && line.indent >= first.indent; line = lines[++cursor.next]) {
    const text = source.text.slice(line.start + first.indent, line.end);
    if (!PRINTABLE.test(text)) return undefined;
    value += `${text}\n`;
  }
  const following = lines[cursor.next];
  if (following !== undefined && following.indent > indent) return undefined;
  return { kind: 'scalar', value, written: value, at: { source, start, end: endOf(cursor) } };
}
