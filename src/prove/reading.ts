// Strict reading: a field that no reader knows is told, and never passed over, since it may decide who gets in.
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import type { Span } from '../text/source.ts';
import type { Labels } from '../model/names.ts';

/** Something in the manifests whose effect on access is not understood. */
export interface Outside {
  readonly at: Span;
  /** `Gateway ns/name`, or the file's path. */
  readonly object: string;
  /** What it is, in words. */
  readonly what: string;
}

/** Where readers write down what they do not understand. */
export interface Reading {
  readonly object: string;
  readonly outside: Outside[];
}

export function notUnderstood({ object, outside }: Reading, at: Span, what: string): void {
  outside.push({ at, object, what });
}

const isNull = (node: Node): boolean => node.kind === 'scalar' && node.value === null;

/** The known fields of a map; any other is not understood, those in `harmless` aside. Null is absent, as it is to an API server. */
export function fieldsOf<K extends string>(reading: Reading, node: Node | undefined, known: readonly K[], harmless: readonly string[] = []): (key: K) => Node | undefined {
  if (node === undefined || isNull(node)) return () => undefined;
  if (node.kind !== 'map') {
    notUnderstood(reading, headOf(node), 'a value where fields are expected');
    return () => undefined;
  }
  for (const { key, keyAt } of node.entries) {
    if (!(known as readonly string[]).includes(key) && !harmless.includes(key)) notUnderstood(reading, keyAt, `the field ${key}`);
  }
  return (key) => {
    const value = entryOf(node, key)?.value;
    return value === undefined || isNull(value) ? undefined : value;
  };
}

export function itemsOf(reading: Reading, node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  if (node.kind === 'list') return node.items;
  notUnderstood(reading, headOf(node), 'a value where a list is expected');
  return [];
}

// kubectl reads these, unquoted, as true and false.
const YAML_1_1 = /^(y|n|yes|no|on|off)$/i;

export function textOf(reading: Reading, node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const plain = node.kind === 'scalar' && !/['"|>]/.test(node.at.source.text[node.at.start] ?? '');
  if (node.kind === 'scalar' && typeof node.value === 'string' && !(plain && YAML_1_1.test(node.value))) return node.value;
  notUnderstood(reading, headOf(node), 'a value that is no text');
  return undefined;
}

export function numberOf(reading: Reading, node: Node | undefined): number | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && typeof node.value === 'number' && /^(0|[1-9][0-9]*)$/.test(node.written)) return node.value;
  notUnderstood(reading, headOf(node), 'a value that is no whole number');
  return undefined;
}

export function flagOf(reading: Reading, node: Node | undefined): boolean | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  notUnderstood(reading, headOf(node), 'a value that is neither true nor false');
  return undefined;
}

/** Undefined where absent; an empty list is a list. */
export function textsOf(reading: Reading, node: Node | undefined): readonly string[] | undefined {
  return node && itemsOf(reading, node).flatMap((item) => textOf(reading, item) ?? []);
}

export function labelsOf(reading: Reading, node: Node | undefined): Labels {
  if (node === undefined) return new Map();
  if (node.kind === 'map') return new Map(node.entries.flatMap(({ key, value }) => pair(key, textOf(reading, value))));
  notUnderstood(reading, headOf(node), 'a value where labels are expected');
  return new Map();
}

const pair = (key: string, value: string | undefined): readonly (readonly [string, string])[] => (value === undefined ? [] : [[key, value]]);

/** `{matchLabels: …}`; undefined where absent. */
export function selectorOf(reading: Reading, node: Node | undefined): Labels | undefined {
  return node && labelsOf(reading, fieldsOf(reading, node, ['matchLabels'])('matchLabels'));
}

/** True where pods with these labels are selected. */
export const selects = (selector: Labels, labels: Labels): boolean => [...selector].every(([key, value]) => labels.get(key) === value);
