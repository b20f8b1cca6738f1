// Edits of a YAML file that leave all else in it as it stands: comments, order, indentation, line ends.
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/source.ts';
import { entryOf, headOf, type ListNode, type MapNode, type Node } from './node.ts';

/** What can be written: as in JSON, without null. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** The value of a node becomes another. */
export const replace = (node: Node, value: Plain): Edit => ({ at: extentOf(node), text: flow(value) });

/** A key gets another name. */
export const rename = (keyAt: Span, key: string): Edit => ({ at: keyAt, text: scalar(key) });

/** `value` at `key` of a map, whether or not the key is there. */
export function setKey(map: MapNode, key: string, value: Plain): Edit {
  const entry = entryOf(map, key);
  return entry === undefined ? put(map, `${scalar(key)}: ${flow(value)}`) : replace(entry.value, value);
}

/** One more item at the end of a list. */
export const addItem = (list: ListNode, value: Plain): Edit => put(list, flow(value));

/** A key with its value, or an item, is no more; with it goes its line where it has one of its own. */
export function remove(parent: MapNode | ListNode, index: number): Edit {
  const spans = parent.kind === 'map' ? parent.entries.map(({ keyAt, value }) => ({ start: keyAt.start, end: endOf(value) })) : parent.items.map((item) => ({ start: item.at.start, end: endOf(item) }));
  const { source } = parent.at;
  const one = spans[index];
  if (one === undefined) throw new Error('there is no such part');
  if (spans.length === 1) return { at: extentOf(parent), text: parent.kind === 'map' ? '{}' : '[]' };
  if (isFlow(parent)) {
    const next = spans[index + 1];
    const before = spans[index - 1];
    return { at: { source, start: next === undefined ? (before?.end ?? one.start) : one.start, end: next?.start ?? one.end }, text: '' };
  }
  // The first key of an item stands behind its dash: what follows moves up to it.
  const next = spans[index + 1];
  if (index === 0 && parent.kind === 'map' && next !== undefined) return { at: { source, start: one.start, end: next.start }, text: '' };
  return { at: { source, start: lineStart(source.text, one.start), end: lineEnd(source.text, one.end).next }, text: '' };
}

/** A part put in behind the last one, in the style of the collection. */
function put(parent: MapNode | ListNode, part: string): Edit {
  const { source } = parent.at;
  const last = parent.kind === 'map' ? parent.entries.at(-1)?.value : parent.items.at(-1);
  if (isFlow(parent)) {
    const at = last === undefined ? parent.at.start + 1 : endOf(last);
    return { at: { source, start: at, end: at }, text: last === undefined ? part : `, ${part}` };
  }
  if (last === undefined) throw new Error('a block without parts cannot be');
  const first = parent.kind === 'map' ? (parent.entries[0]?.keyAt.start ?? 0) : parent.at.start;
  const line = `${' '.repeat(columnOf(source.text, first))}${parent.kind === 'list' ? '- ' : ''}${part}`;
  const { end, next } = lineEnd(source.text, endOf(last));
  const breakOf = source.text.includes('\r\n') ? '\r\n' : '\n';
  // A block scalar ends behind its last line break.
  if (source.text[endOf(last) - 1] === '\n') return { at: { source, start: endOf(last), end: endOf(last) }, text: line + breakOf };
  return { at: { source, start: end, end }, text: breakOf + line + (next === end ? breakOf : '') };
}

const isFlow = ({ at: { source, start } }: Node): boolean => '[{'.includes(source.text[start] ?? ' ');

/** The end of what is written: a block collection's own span reaches over comments behind it. */
function endOf(node: Node): number {
  if (node.kind === 'scalar' || isFlow(node)) return node.at.end;
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  return last === undefined ? node.at.end : endOf(last);
}

const extentOf = (node: Node): Span => ({ ...node.at, end: endOf(node) });

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const columnOf = (text: string, at: number): number => text.slice(lineStart(text, at), at).replace('\ufeff', '').length;

/** Where the line ends that holds `at`, and where the next one starts. */
function lineEnd(text: string, at: number): { readonly end: number; readonly next: number } {
  const found = text.indexOf('\n', at);
  if (found === -1) return { end: text.length, next: text.length };
  return { end: text[found - 1] === '\r' ? found - 1 : found, next: found + 1 };
}

/** In one line, readable in block and in flow context alike. */
function flow(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object') return `{${Object.entries(value).map(([key, item]) => `${scalar(key)}: ${flow(item)}`).join(', ')}}`;
  return typeof value === 'string' ? scalar(value) : String(value);
}

/** Plain where every reader of YAML takes it for the same text: a letter first, no word that an old one takes for a truth value. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z/][A-Za-z0-9/._-]*(:\/\/[A-Za-z0-9/._-]+)?$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(text);
  return isPlain || isAddress ? text : JSON.stringify(text);
}

/** The item of a list that starts at a place is no more; undefined where none does. */
export function removeAt(roots: readonly Node[], start: number): Edit | undefined {
  for (const node of roots) {
    if (node.kind === 'scalar') continue;
    const index = node.kind === 'list' ? node.items.findIndex((item) => item.at.start === start || headOf(item).start === start) : -1;
    const edit = index === -1 ? removeAt(node.kind === 'list' ? node.items : node.entries.map(({ value }) => value), start) : remove(node, index);
    if (edit !== undefined) return edit;
  }
  return undefined;
}
