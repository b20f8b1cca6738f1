// The functions that expressions may call: their types, and which of them fail on what. The documents' table is made of it.
import { ANY, BOOL, DOUBLE, INT, listOf, STRING, type Type } from './type.ts';

export interface Signature {
  readonly name: string;
  /** What it is called on; undefined of a function that stands alone. */
  readonly on: Type | 'list' | undefined;
  /** `element` is an element of the list that it is called on. */
  readonly takes: readonly (Type | 'element')[];
  readonly gives: Type | 'element' | 'same';
  readonly does: string;
  /** When it fails, and what to write instead; such a call is refused unless `guard` holds. */
  readonly fails?: { readonly when: string; readonly instead: string };
  /** True where only `fails` can be ruled out by a condition on the size before it. */
  readonly guard?: 'not-empty' | 'within' | 'before-the-end';
  /** Of a pattern: it must be written out, so that it is known to be one. */
  readonly pattern?: true;
  /** Which elements a list must have. */
  readonly elements?: 'numbers' | 'ordered' | 'texts';
}

const text = (name: string, takes: Signature['takes'], gives: Type, does: string, more: Partial<Signature> = {}): Signature => ({ name, on: STRING, takes, gives, does, ...more });
const list = (name: string, takes: Signature['takes'], gives: Signature['gives'], does: string, more: Partial<Signature> = {}): Signature => ({ name, on: 'list', takes, gives, does, ...more });
const alone = (name: string, takes: Signature['takes'], gives: Type, does: string, more: Partial<Signature> = {}): Signature => ({ name, on: undefined, takes, gives, does, ...more });

const OUTSIDE = { when: 'the text is shorter', instead: 'Ask for its `size()` before, with `&&` or `? :`, or use startsWith(), find() or split().' };
const EMPTY = { when: 'the list is empty', instead: 'Ask for `size()` before, with `&&` or `? :`, or use all() or exists().' };

export const FUNCTIONS: readonly Signature[] = [
  alone('size', [STRING], INT, 'how many characters'),
  alone('size', [listOf(ANY)], INT, 'how many elements'),
  text('size', [], INT, 'how many characters'),
  list('size', [], INT, 'how many elements'),
  alone('string', [INT], STRING, 'a number as text'),
  alone('string', [BOOL], STRING, '`true` or `false` as text'),
  alone('string', [STRING], STRING, 'the text itself'),
  alone('double', [INT], DOUBLE, 'a whole number as a fraction'),
  alone('reaches', [STRING, STRING], BOOL, 'can the first, a cluster, reach the second, `CLUSTER` or `CLUSTER/EXPOSURE`? By a grant of its own, or through exposed services that may call what their cluster consumes'),
  text('startsWith', [STRING], BOOL, 'does it start so?'),
  text('endsWith', [STRING], BOOL, 'does it end so?'),
  text('contains', [STRING], BOOL, 'is it in there?'),
  text('matches', [STRING], BOOL, 'does it match an RE2 pattern anywhere?', { pattern: true }),
  text('charAt', [INT], STRING, 'the character at a place, counted from 0', { fails: OUTSIDE, guard: 'within' }),
  text('indexOf', [STRING], INT, 'where it stands first, or -1'),
  text('lastIndexOf', [STRING], INT, 'where it stands last, or -1'),
  text('indexOf', [STRING, INT], INT, 'the same, from a place on', { fails: OUTSIDE, guard: 'before-the-end' }),
  text('lastIndexOf', [STRING, INT], INT, 'the same, up to a place', { fails: OUTSIDE, guard: 'before-the-end' }),
  text('lowerAscii', [], STRING, 'A to Z in lower case'),
  text('upperAscii', [], STRING, 'a to z in upper case'),
  text('replace', [STRING, STRING], STRING, 'each of the first becomes the second'),
  text('replace', [STRING, STRING, INT], STRING, 'at most so many'),
  text('split', [STRING], listOf(STRING), 'the parts between the separators'),
  text('split', [STRING, INT], listOf(STRING), 'at most so many parts'),
  text('substring', [INT], STRING, 'from a place on', { fails: OUTSIDE, guard: 'within' }),
  text('substring', [INT, INT], STRING, 'from a place to before another', { fails: OUTSIDE, guard: 'within' }),
  text('trim', [], STRING, 'without white space at both ends'),
  text('find', [STRING], STRING, 'the first part that matches an RE2 pattern, or `""`', { pattern: true }),
  text('findAll', [STRING], listOf(STRING), 'all parts that match an RE2 pattern', { pattern: true }),
  text('findAll', [STRING, INT], listOf(STRING), 'at most so many', { pattern: true }),
  list('join', [], STRING, 'all texts, one behind the other', { elements: 'texts' }),
  list('join', [STRING], STRING, 'all texts with this between them', { elements: 'texts' }),
  list('isSorted', [], BOOL, 'is no element smaller than the one before?', { elements: 'ordered' }),
  list('sum', [], 'element', 'of numbers; 0 of none', { elements: 'numbers' }),
  list('min', [], 'element', 'the smallest', { elements: 'ordered', fails: EMPTY, guard: 'not-empty' }),
  list('max', [], 'element', 'the largest', { elements: 'ordered', fails: EMPTY, guard: 'not-empty' }),
  list('indexOf', ['element'], INT, 'where it stands first, or -1'),
  list('lastIndexOf', ['element'], INT, 'where it stands last, or -1'),
];

/** Of CEL and of Kubernetes, and not here: by name, why, and what to write instead. */
export const REFUSED: Readonly<Record<string, readonly [why: string, instead: string]>> = {
  timestamp: ['a conversion fails on a text that is no time', 'Days are texts, `2027-03-31`, that compare as they are; how many are left is in `days`.'],
  duration: ['a conversion fails on a text that is no duration', 'How many days are left is in `days`.'],
  int: ['a conversion to a whole number can fail', 'Ports, priorities and days are whole numbers already.'],
  uint: ['a conversion to a whole number can fail', 'Ports, priorities and days are whole numbers already.'],
  bool: ['a conversion to true or false can fail', 'Compare the text: `x == "true"`.'],
  bytes: ['there are no bytes here', 'Compare the texts as they are.'],
  dyn: ['with dyn() no type is known any more, and so not whether the expression can fail', 'Leave it out.'],
  type: ['the type of everything is known here', 'Leave it out.'],
  quantity: ['there are no quantities here', 'Compare the numbers as they are.'],
  url: ['a conversion fails on a text that is no URL', 'Use startsWith(), split() or matches().'],
  ip: ['a conversion fails on a text that is no address', 'Use startsWith() or matches().'],
  cidr: ['a conversion fails on a text that is no range', 'Use startsWith() or matches().'],
  isURL: ['there are no URLs here', 'Use startsWith(), split() or matches().'],
  format: ['it can fail on what it is given', 'Put the parts together with `+`; string() makes a text of a number.'],
  now: ['there is no clock here', 'The day of the compile is `today`, a text such as `2026-11-25`.'],
  orValue: ['there are no optional values here', 'Write `has(grant.until) ? grant.until : "never"`.'],
  len: ['it has another name here', 'Write `size()`.'],
  length: ['it has another name here', 'Write `size()`.'],
  getHours: ['there are no times here', 'Days are texts, `2027-03-31`, that compare as they are.'],
};

export const MACROS = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
