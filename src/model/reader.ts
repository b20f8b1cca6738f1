// Takes typed values out of a document's nodes. What has the wrong shape was reported before, so it is passed over here;
// what has the right shape and is no such value is noted as a fault.
import { replace } from '../syntax/edit-yaml.ts';
import { headOf, entryOf, type Entry, type MapNode, type Node, type ScalarNode } from '../syntax/node.ts';
import { located, type Located, type Span } from '../text/source.ts';
import type { ModelFault, ValueFaults } from './fault.ts';
import type { Labels } from './names.ts';
import { isRefusal, labelKey, labelValue, readingOf11, type Parse } from './values.ts';

export interface Reader {
  readonly faults: ModelFault[];
}

type ValueKind = keyof ValueFaults;

/** One kind of value: how it is parsed, what it is called, and the fault where it does not parse. */
export interface Value<T> {
  readonly parse: Parse<T>;
  readonly what: string;
  readonly fault: ValueKind;
  readonly type: 'string' | 'number';
}

export const text = <T>(what: string, fault: ValueKind, parse: Parse<T>): Value<T> => ({ what, fault, parse, type: 'string' });

/** A whole number, parsed as it is written, so that 0x1f and 1e3 are none. */
export const number = <T>(what: string, fault: ValueKind, parse: Parse<T>): Value<T> => ({ what, fault, parse, type: 'number' });

/** A map's value at `key`, or undefined. */
export const child = (node: Node | undefined, key: string): Node | undefined => entryOf(node, key)?.value;

export const entries = (node: Node | undefined): readonly Entry[] => (node?.kind === 'map' ? node.entries : []);

export const items = (node: Node | undefined): readonly Node[] => (node?.kind === 'list' ? node.items : []);

export const maps = (node: Node | undefined): readonly MapNode[] => items(node).filter((item) => item.kind === 'map');

/** The place of an item as a whole. */
export const placeOf = headOf;

/** One of a closed list of texts. */
export function choice<T extends string>(node: Node | undefined, known: readonly T[]): Located<T> | undefined {
  const found = node?.kind === 'scalar' ? known.find((one) => one === node.value) : undefined;
  return found === undefined || node === undefined ? undefined : located(found, node.at);
}

export function flag(node: Node | undefined): Located<boolean> | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? located(node.value, node.at) : undefined;
}

export function read<T>(reader: Reader, node: Node | undefined, of: Value<T>): Located<T> | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== of.type) return undefined;
  if (typeof node.value === 'number' && !Number.isInteger(node.value)) return undefined;
  const written = typeof node.value === 'string' ? node.value : node.written;
  const result = of.parse(written);
  if (!isRefusal(result)) {
    noteDoubt(reader, node);
    return located(result as T, node.at);
  }
  const args = { what: of.what, written, problem: result.problem, instead: result.instead };
  const fix = result.meant === undefined ? {} : { fix: { kind: 'edit', edit: replace(node, result.meant) } as const };
  reader.faults.push({ kind: of.fault, at: node.at, args, ...fix } as ModelFault);
  // What is meant is clear: so it is still compared with what others say, beside the fault.
  return result.meant === undefined ? undefined : located(result.meant as T, node.at);
}

/** A list of scalars, or one scalar in place of a list of one. */
export function readAll<T>(reader: Reader, node: Node | undefined, of: Value<T>): readonly Located<T>[] {
  const nodes = node?.kind === 'scalar' ? [node] : items(node);
  return nodes.map((item) => read(reader, item, of)).filter((item) => item !== undefined);
}

export function readLabels(reader: Reader, node: Node | undefined): Labels | undefined {
  if (node?.kind !== 'map') return undefined;
  const labels = new Map<string, string>();
  for (const { key, keyAt, value: labelNode } of node.entries) {
    if (labelNode.kind !== 'scalar' || typeof labelNode.value !== 'string') continue;
    check(reader, 'label key', key, keyAt, labelKey(key));
    check(reader, 'label value', labelNode.value, labelNode.at, labelValue(labelNode.value));
    // No label is meant as a day, as `until` is.
    noteDoubt(reader, labelNode, /^\d{4}-\d{1,2}-\d{1,2}$/.test(labelNode.written) ? 'a date' : undefined);
    labels.set(key, labelNode.value);
  }
  return labels;
}

function check(reader: Reader, what: string, written: string, at: Span, result: ReturnType<typeof labelKey>): void {
  if (!isRefusal(result)) return;
  reader.faults.push({ kind: 'bad-label', at, args: { what, written, problem: result.problem, instead: result.instead } });
}

/** A text without quotes that YAML 1.1, which Kubernetes' own tools read, takes for something else. */
function noteDoubt(reader: Reader, { value, written, at }: ScalarNode, otherwise?: string): void {
  if (typeof value !== 'string' || /^['"]/.test(at.source.text.slice(at.start, at.start + 1))) return;
  const reading = readingOf11(written) ?? otherwise;
  if (reading !== undefined) reader.faults.push({ kind: 'doubtful-text', at, args: { written, reading } });
}
