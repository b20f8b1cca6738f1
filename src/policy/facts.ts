// What is known where a condition holds, and where it does not: which optional fields are there, and how long something is at least.
import type { Scope } from './scope.ts';
import type { Term } from './term.ts';

/** Path → at least so many elements or characters; a field that is there has 0. Undefined: this cannot be, so anything is known. */
export type Facts = ReadonlyMap<string, number> | undefined;

export interface Both {
  readonly ifTrue: Facts;
  readonly ifFalse: Facts;
}

const NOTHING: Facts = new Map();

/** `grant.exposure.subset`; undefined of what is no name and fields. A loop's variable has a name of its own in each loop. */
export function pathOf(term: Term, scope: Scope): string | undefined {
  if (term.kind === 'name') return scope.variables.get(term.name)?.path;
  if (term.kind !== 'field' && term.kind !== 'has') return undefined;
  const of = pathOf(term.of, scope);
  return of === undefined ? undefined : `${of}.${term.field}`;
}

export function and(a: Facts, b: Facts): Facts {
  if (a === undefined || b === undefined) return undefined;
  const both = new Map(a);
  for (const [path, least] of b) both.set(path, Math.max(least, both.get(path) ?? 0));
  return both;
}

function or(a: Facts, b: Facts): Facts {
  if (a === undefined || b === undefined) return a ?? b;
  return new Map([...a].flatMap(([path, least]) => (b.has(path) ? [[path, Math.min(least, b.get(path) ?? 0)] as const] : [])));
}

/** Fields of which one is there exactly where the other is. */
const TWINS: Readonly<Record<string, string>> = { until: 'days', days: 'until' };

function twinOf({ of, field }: Extract<Term, { kind: 'has' }>, scope: Scope): string | undefined {
  const [path, twin] = [pathOf(of, scope), TWINS[field]];
  return path === undefined || twin === undefined ? undefined : `${path}.${twin}`;
}

const fact = (path: string | undefined, least: number): Facts => (path === undefined ? NOTHING : new Map([[path, least]]));

export function factsOf(term: Term, scope: Scope): Both {
  if (term.kind === 'has') return { ifTrue: and(fact(pathOf(term, scope), 0), fact(twinOf(term, scope), 0)), ifFalse: NOTHING };
  if (term.kind === 'constant' && term.value === true) return { ifTrue: NOTHING, ifFalse: undefined };
  if (term.kind === 'constant' && term.value === false) return { ifTrue: undefined, ifFalse: NOTHING };
  if (term.kind !== 'operator') return { ifTrue: NOTHING, ifFalse: NOTHING };
  const { operator, args } = term;
  if (operator === '!' && args[0] !== undefined) {
    const { ifTrue, ifFalse } = factsOf(args[0], scope);
    return { ifTrue: ifFalse, ifFalse: ifTrue };
  }
  if (operator === '&&' || operator === '||') {
    return args.map((part) => factsOf(part, scope)).reduce((a, b) => (operator === '&&' ? conjunction(a, b) : disjunction(a, b)));
  }
  const [condition, yes, no] = args;
  if (operator === '? :' && condition !== undefined && yes !== undefined && no !== undefined) {
    const [when, a, b] = [factsOf(condition, scope), factsOf(yes, scope), factsOf(no, scope)];
    return { ifTrue: or(and(when.ifTrue, a.ifTrue), and(when.ifFalse, b.ifTrue)), ifFalse: or(and(when.ifTrue, a.ifFalse), and(when.ifFalse, b.ifFalse)) };
  }
  return ofComparison(operator, args, scope);
}

const conjunction = (a: Both, b: Both): Both => ({ ifTrue: and(a.ifTrue, b.ifTrue), ifFalse: or(a.ifFalse, b.ifFalse) });
const disjunction = (a: Both, b: Both): Both => ({ ifTrue: or(a.ifTrue, b.ifTrue), ifFalse: and(a.ifFalse, b.ifFalse) });

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' };

/** `size(x) > 2`, `2 < x.size()`, `x != ""`, `x != []`. */
function ofComparison(operator: string, [left, right]: readonly Term[], scope: Scope): Both {
  if (left === undefined || right === undefined || MIRRORED[operator] === undefined) return { ifTrue: NOTHING, ifFalse: NOTHING };
  const sized = sizeOf(left, scope);
  if (sized === undefined && sizeOf(right, scope) !== undefined) return ofComparison(MIRRORED[operator] ?? '', [right, left], scope);
  const number = right.kind === 'constant' && typeof right.value === 'bigint' ? Number(right.value) : undefined;
  if (sized !== undefined && number !== undefined) return { ifTrue: atLeast(sized, operator, number), ifFalse: atLeast(sized, OPPOSITE[operator] ?? '', number) };
  const isEmpty = (term: Term): boolean => (term.kind === 'constant' && term.value === '') || (term.kind === 'list' && term.items.length === 0);
  const path = isEmpty(right) ? pathOf(left, scope) : isEmpty(left) ? pathOf(right, scope) : undefined;
  const there = fact(path, 1);
  if (path === undefined) return { ifTrue: NOTHING, ifFalse: NOTHING };
  return { ifTrue: operator === '!=' ? there : NOTHING, ifFalse: operator === '==' ? there : NOTHING };
}

const OPPOSITE: Readonly<Record<string, string>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' };

function atLeast(path: string, operator: string, number: number): Facts {
  if (operator === '>') return fact(path, number + 1);
  if (operator === '>=' || operator === '==') return fact(path, number);
  return operator === '!=' && number === 0 ? fact(path, 1) : NOTHING;
}

/** What `size(x)` or `x.size()` is the size of. */
function sizeOf(term: Term, scope: Scope): string | undefined {
  if (term.kind !== 'call' || term.name !== 'size') return undefined;
  const of = term.on ?? term.args[0];
  return of === undefined ? undefined : pathOf(of, scope);
}
