// A YAML document as plain data with a place for everything: all that later passes see of YAML.
import type { Span } from '../text/source.ts';

export type Scalar = string | number | boolean | null;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** As it stands in the file, without quotes: `1.10` where `value` is 1.1. */
  readonly written: string;
  readonly at: Span;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly at: Span;
}

export interface Entry {
  readonly key: string;
  readonly keyAt: Span;
  readonly value: Node;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly at: Span;
}

export type Node = ScalarNode | ListNode | MapNode;

export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** Where something as a whole is shown: a map at its first key, a list at its first item. */
export function headOf(node: Node): Span {
  if (node.kind === 'map') return node.entries[0]?.keyAt ?? node.at;
  if (node.kind === 'list') return node.items[0] === undefined ? node.at : headOf(node.items[0]);
  return node.at;
}

/** The value without places. Maps become objects without a prototype, so a key such as `__proto__` is a key like any other. */
export function plain(node: Node): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plain);
    case 'map': {
      const object: Record<string, unknown> = Object.create(null);
      for (const { key, value } of node.entries) object[key] = plain(value);
      return object;
    }
  }
}
