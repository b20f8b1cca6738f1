// A fact on both sides, and where it stands: what most changes are made of.
import type { Located, Span } from '../text/source.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Moved } from './change.ts';

/** A fact in words; undefined where it is not stated. */
export interface Fact {
  readonly what: string;
  readonly base: Located<string> | undefined;
  readonly head: Located<string> | undefined;
}

/** Facts that differ, and the first place that says so: in the head where the fact still stands there. */
export interface Movement {
  readonly moved: readonly Moved[];
  readonly at: Span | null;
  readonly side: 'base' | 'head';
}

/** Undefined where nothing differs. */
export function movement(facts: readonly Fact[]): Movement | undefined {
  const differing = facts.filter(({ base, head }) => base?.value !== head?.value);
  if (differing.length === 0) return undefined;
  const moved = differing.map(({ what, base, head }) => ({ what, from: base?.value ?? null, to: head?.value ?? null }));
  const inHead = differing.find(({ head }) => head !== undefined)?.head;
  return inHead === undefined ? { moved, at: differing[0]?.base?.at ?? null, side: 'base' } : { moved, at: inHead.at, side: 'head' };
}

/** `text` of a value, at its place. */
export function fact<T>(value: Located<T> | undefined, text: (value: T) => string = String): Located<string> | undefined {
  return value === undefined ? undefined : { value: text(value.value), at: value.at };
}

/** A list whose order has no meaning, at its first item; undefined where it is empty. */
export function listFact(values: readonly Located<string | number>[] | undefined): Located<string> | undefined {
  const [first] = values ?? [];
  return first === undefined ? undefined : { value: [...new Set((values ?? []).map(({ value }) => String(value)))].sort(byCodeUnit).join(', '), at: first.at };
}
