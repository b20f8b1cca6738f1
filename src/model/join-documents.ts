// One cluster's documents as one: lists are joined, maps too, and a scalar may stand in two places only if it says the same.
import type { Span } from '../text/source.ts';
import type { Entry, MapNode, Node } from '../syntax/node.ts';
import type { ModelFault } from './fault.ts';

export interface Joined {
  readonly node: MapNode;
  readonly faults: readonly ModelFault[];
}

/** Joins maps in the order given. `at` is the place of the whole. */
export function joinDocuments(maps: readonly MapNode[], at: Span): Joined {
  const faults: ModelFault[] = [];
  const join = (parts: readonly MapNode[], whole: Span, path: string): MapNode => {
    const byKey = new Map<string, Entry[]>();
    for (const entry of parts.flatMap((part) => part.entries)) {
      const same = byKey.get(entry.key);
      if (same === undefined) byKey.set(entry.key, [entry]);
      else same.push(entry);
    }
    return { kind: 'map', at: whole, entries: [...byKey.values()].map((entries) => joinEntries(entries, path)) };
  };
  const joinEntries = (entries: readonly Entry[], path: string): Entry => {
    const first = entries[0] as Entry;
    const values = entries.map((entry) => entry.value);
    const key = path === '' ? first.key : `${path}.${first.key}`;
    if (values.every((value) => value.kind === 'list')) {
      return { ...first, value: { kind: 'list', at: first.value.at, items: values.flatMap((value) => value.items) } };
    }
    if (values.every((value) => value.kind === 'map')) return { ...first, value: join(values, first.value.at, key) };
    for (const other of values.slice(1)) if (differ(first.value, other)) faults.push(setTwice(key, first.value, other));
    return first;
  };
  return { node: join(maps, at, ''), faults };
}

/** Of another shape, or empty: that is a fault of shape, and told as one. */
const differ = (a: Node, b: Node): boolean => a.kind === 'scalar' && b.kind === 'scalar' && a.value !== null && b.value !== null && a.value !== b.value;

const shown = (node: Node): string => (node.kind === 'scalar' ? node.written : `a ${node.kind}`);

function setTwice(what: string, first: Node, second: Node): ModelFault {
  const related = [{ at: first.at, message: `${shown(first)} stands here` }];
  return { kind: 'set-twice', at: second.at, args: { what, written: shown(second), first: shown(first) }, related };
}
