// A call of a function: there is one of this name, it takes what it is given, and it cannot fail.
import { nearest } from '../finding/nearest.ts';
import { typeOf, type Check } from './check-expression.ts';
import { pathOf } from './facts.ts';
import { FUNCTIONS, MACROS, REFUSED, type Signature } from './functions.ts';
import { patternProblem, searchProblem } from './pattern.ts';
import type { Term } from './term.ts';
import { ANY, inWords, INT_LIMIT, isNumber, joined, listOf, type Type } from './type.ts';

type Call = Extract<Term, { kind: 'call' }>;

/** What a sum is made of: no list is longer than what 32 MiB of agreements can hold. */
const LONGEST_LIST = 2n ** 25n;

export function checkCall(call: Call, check: Check): Type {
  const { name, on, args, at } = call;
  const special = refusal(call);
  if (special !== undefined) {
    check.complain(at, special[0], special[1], special[2]);
    return ANY;
  }
  const target = on === undefined ? undefined : typeOf(on, check);
  const types = args.map((arg) => typeOf(arg, check));
  if (target?.kind === 'any' || types.some(({ kind }) => kind === 'any')) return FUNCTIONS.some((one) => one.name === name) ? resultOf(name) : unknown(call, target, check);
  const named = FUNCTIONS.filter((one) => one.name === name && takes(one, target));
  if (named.length === 0) return unknown(call, target, check);
  const found = named.find((one) => one.takes.length === args.length && one.takes.every((wanted, index) => fits(wanted, types[index] ?? ANY, target)));
  if (found === undefined) {
    const given = types.length === 0 ? 'nothing' : types.map(inWords).join(' and ');
    check.complain(at, `${name}() takes ${named.map((one) => inputs(one, target)).join(', or ')}, and it is given ${given}`, `Write ${named.map(example).map((one) => `\`${one}\``).join(' or ')}.`);
    return ANY;
  }
  rule(found, call, target, check);
  return result(found, target);
}

/** Where a type is not known any more, what a function gives can still be. */
function resultOf(name: string): Type {
  const results = FUNCTIONS.filter((one) => one.name === name).map(({ gives }) => gives);
  const [first] = results;
  return typeof first === 'object' && results.every((one) => one === first) ? first : ANY;
}

const takes = ({ on }: Signature, target: Type | undefined): boolean => (on === undefined || target === undefined ? on === target : on === 'list' ? target.kind === 'list' : joined(on, target) !== undefined);

const elementOf = (target: Type | undefined): Type => (target?.kind === 'list' ? target.of : ANY);

const fits = (wanted: Type | 'element', given: Type, target: Type | undefined): boolean => joined(wanted === 'element' ? elementOf(target) : wanted, given) !== undefined;

const inputs = ({ takes: wanted }: Signature, target: Type | undefined): string => (wanted.length === 0 ? 'nothing' : wanted.map((one) => inWords(one === 'element' ? elementOf(target) : one)).join(' and '));

/** How a call is written: `x.split("…")`. */
export const example = ({ name, on, takes: wanted }: Signature): string =>
  `${on === undefined ? '' : on === 'list' ? 'list.' : 'text.'}${name}(${wanted.map((one) => (one === 'element' ? 'x' : one.kind === 'string' ? '"…"' : one.kind === 'int' ? '1' : 'x')).join(', ')})`;

function result({ name, gives }: Signature, target: Type | undefined): Type {
  if (gives === 'same') return target ?? ANY;
  if (gives !== 'element') return gives;
  const element = elementOf(target);
  if (name !== 'sum' || element.kind !== 'int') return element;
  const most = element.most * LONGEST_LIST;
  return { kind: 'int', most: most > INT_LIMIT ? INT_LIMIT : most };
}

function unknown({ name, on, at }: Call, target: Type | undefined, { complain }: Check): Type {
  const others = FUNCTIONS.filter((one) => one.name === name);
  const [other] = others;
  if (other !== undefined && (target === undefined) !== (other.on === undefined)) complain(at, on === undefined ? `${name}() is called on something` : `${name}() stands alone`, `Write ${[...new Set(others.map(example))].map((one) => `\`${one}\``).join(' or ')}.`);
  else if (name === 'contains' && target?.kind === 'list') complain(at, 'contains() is no function of a list', 'Whether an element is in a list says `in`: `"GET" in grant.methods`.');
  else if (other !== undefined) complain(at, `${name}() is no function of ${inWords(target ?? ANY)}`, `Write ${[...new Set(others.map(example))].map((one) => `\`${one}\``).join(' or ')}.`);
  else {
    const known = [...new Set(FUNCTIONS.filter((one) => takes(one, target)).map((one) => one.name)), ...(on === undefined ? ['has'] : target?.kind === 'list' ? MACROS : [])];
    const meant = nearest(name, known) ?? nearest(name, [...new Set(FUNCTIONS.map((one) => one.name)), 'has', ...MACROS]);
    complain(at, `there is no function ${name}()`, meant === undefined ? (known.length === 0 ? 'A thing with fields has no functions.' : `There are ${known.join(', ')}.`) : `Did you mean \`${meant}()\`?`);
  }
  return ANY;
}

/** What is refused by its name alone, or is a macro that was written in another way. */
function refusal({ name, on, args }: Call): readonly [problem: string, instead: string, kind?: 'fallible'] | undefined {
  if (name === 'has') return ['has() asks for a field of something', 'Write `has(grant.until)`.'];
  if (MACROS.some((macro) => macro === name) && on !== undefined) return [`${name}() wants a name for the element, and then what is said of it`, `Write \`list.${name}(x, …)\`${args.length > 2 ? ', with no more between the brackets' : ''}.`];
  if (MACROS.some((macro) => macro === name)) return [`${name}() is called on a list`, `Write \`list.${name}(x, …)\`.`];
  const refused = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
  return refused === undefined ? undefined : [`${name}() is not there: ${refused[0]}`, refused[1], 'fallible'];
}

/** What a function demands beyond the types. */
function rule({ name, fails, guard, pattern, elements }: Signature, { on, args, at }: Call, target: Type | undefined, { scope, complain }: Check): void {
  const element = elementOf(target);
  if (elements === 'texts' && joined(element, { kind: 'string' }) === undefined) complain(at, `${name}() wants a list of texts, and this is ${inWords(listOf(element))}`, 'Make texts of its elements: `.map(x, string(x))`.');
  if (elements === 'numbers' && element.kind !== 'any' && !isNumber(element)) complain(at, `${name}() wants a list of numbers, and this is ${inWords(listOf(element))}`, 'Take the numbers out of it: `.map(x, x.port)`.');
  if (elements === 'ordered' && !['int', 'double', 'string', 'bool', 'any'].includes(element.kind)) complain(at, `${name}() wants numbers or texts, and this is ${inWords(listOf(element))}`, 'Take numbers or texts out of it: `.map(x, x.name)`.');
  if (pattern === true) {
    const [first] = args;
    if (first?.kind !== 'constant' || typeof first.value !== 'string') complain(first?.at ?? at, 'a pattern that is not written out may be none, and then the expression fails', 'Write the pattern in quotes, or use contains(), startsWith() or endsWith().', 'fallible');
    else {
      const problem = patternProblem(first.value);
      const unsearchable = problem === undefined && name !== 'matches' ? searchProblem(first.value) : undefined;
      if (problem !== undefined) complain(first.at, `it is no RE2 pattern: ${problem}`, 'RE2 has no look-ahead and no back-reference; a backslash in quotes is written twice, or the text as r"…".');
      if (unsearchable !== undefined) complain(first.at, unsearchable, 'Write a plainer pattern, or use matches().');
    }
  }
  if (fails === undefined) return;
  const least = on === undefined ? 0 : leastOf(on, scope.facts, pathOf(on, scope));
  const needed = guard === 'not-empty' ? 1 : Math.max(...args.slice(guard === 'within' ? 0 : 1).map((arg) => (arg.kind === 'constant' && typeof arg.value === 'bigint' && arg.value >= 0n ? Number(arg.value) : Infinity)));
  const more = guard === 'before-the-end' ? 1 : 0;
  const [from, to] = args;
  const isBackwards = from?.kind === 'constant' && to?.kind === 'constant' && Number(from.value) > Number(to.value);
  if (isBackwards) complain(at, `${name}() fails, since the first place is behind the second`, 'Write the smaller number first.', 'fallible');
  else if (needed + more > least) complain(at, `${name}() fails where ${fails.when}`, fails.instead, 'fallible');
}

function leastOf(on: Term, facts: Check['scope']['facts'], path: string | undefined): number {
  if (facts === undefined) return Infinity;
  if (on.kind === 'constant' && typeof on.value === 'string') return [...on.value].length;
  if (on.kind === 'list') return on.items.length;
  return path === undefined ? 0 : (facts.get(path) ?? 0);
}
