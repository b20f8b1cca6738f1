// The type check: every part of an expression has a type, and none can fail. What does not fit is told at its place.
import { nearest } from '../finding/nearest.ts';
import { checkCall } from './check-call.ts';
import { and, factsOf, pathOf } from './facts.ts';
import { MACROS } from './functions.ts';
import type { ExpressionFault } from './outcome.ts';
import type { Scope } from './scope.ts';
import type { Range, Term } from './term.ts';
import { ANY, BOOL, DOUBLE, INT_LIMIT, inWords, isNumber, joined, listOf, NULL, STRING, type ObjectType, type Type } from './type.ts';
import { isOfAnotherKind } from './variables.ts';

export type Complaint = Omit<ExpressionFault, 'in'>;

export interface Check {
  readonly scope: Scope;
  readonly complain: (at: Range, problem: string, instead: string, kind?: Complaint['kind']) => void;
}

/** Every fault of an expression whose result must be of type `wanted`. */
export function checkExpression(term: Term, scope: Scope, wanted: Type): readonly Complaint[] {
  const faults: Complaint[] = [];
  const complain: Check['complain'] = (at, problem, instead, kind = 'wrong') => faults.push({ ...at, kind, problem, instead });
  const type = typeOf(term, { scope, complain });
  if (faults.length === 0 && joined(type, wanted) === undefined) complain(term.at, `it gives ${inWords(type)} and must give ${inWords(wanted)}`, wanted.kind === 'bool' ? 'Write a condition that is true where all is well.' : 'Put texts together with `+`; join() makes a text of a list, and string() of a number.');
  return faults;
}

/** The type of a term. What is wrong in it is told once, and has then any type. */
export function typeOf(term: Term, check: Check): Type {
  switch (term.kind) {
    case 'constant':
      return ofConstant(term.value);
    case 'name':
      return ofName(term, check);
    case 'field':
    case 'has':
      return ofField(term, check);
    case 'list':
      return ofList(term.items, check);
    case 'map':
      return ofMap(term.entries, check);
    case 'operator':
      return ofOperator(term, check);
    case 'call':
      return checkCall(term, check);
    case 'macro':
      return ofMacro(term, check);
    case 'other':
      check.complain(term.at, `${term.what} has no use here`, 'Texts, whole numbers, fractions, true, false and lists are there.');
      return ANY;
  }
}

function ofConstant(value: string | bigint | number | boolean | null): Type {
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'bigint':
      return { kind: 'int', most: value < 0n ? -value : value };
    case 'number':
      return DOUBLE;
    case 'boolean':
      return BOOL;
    default:
      return NULL;
  }
}

function ofName({ name, at }: Extract<Term, { kind: 'name' }>, { scope, complain }: Check): Type {
  const found = scope.variables.get(name);
  if (found !== undefined) return found.type;
  const names = [...scope.variables.keys()];
  const meant = names.length > 3 || name.length > 1 ? nearest(name, names) : names.find((one) => one.length === 1);
  const [field] = names.filter((one) => scope.variables.get(one)?.type.kind === 'object' && (scope.variables.get(one)?.type as ObjectType).fields.has(name));
  const [own = ''] = names;
  const kubernetes = Object.hasOwn(OF_KUBERNETES, name) ? OF_KUBERNETES[name] : undefined;
  const instead = kubernetes !== undefined ? kubernetes(own) : field !== undefined ? `Did you mean \`${field}.${name}\`?` : meant !== undefined ? `Did you mean \`${meant}\`?` : isOfAnotherKind(name) ? `A policy that looks at it has \`over: ${name}\`; this one sees ${listed(names)}.` : `It sees ${listed(names)}.`;
  complain(at, `there is no \`${name}\``, instead);
  return ANY;
}

/** What admission policies see and these do not; `own` is the name of what this one is over. */
const OF_KUBERNETES: Readonly<Record<string, (own: string) => string>> = {
  object: (own) => `What Kubernetes calls \`object\` is \`${own}\` here.`,
  self: (own) => `What Kubernetes calls \`self\` is \`${own}\` here.`,
  oldObject: () => 'A policy that looks at what a pull request changes has `over: change`.',
  oldSelf: () => 'A policy that looks at what a pull request changes has `over: change`.',
  request: (own) => `There is no request here: it sees \`${own}\` and \`today\`.`,
  params: (own) => `There are no parameters here: it sees \`${own}\` and \`today\`.`,
  variables: () => 'There are no variables here: write the expression where it is used.',
  now: () => 'The day of the compile is `today`, a text such as `2026-11-25`.',
};

/** Of a letter or two everything is near. */
const nearestWord = (name: string, known: Iterable<string>): string | undefined => (name.length < 3 ? undefined : nearest(name, known));

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function ofField(term: Extract<Term, { kind: 'field' | 'has' }>, check: Check): Type {
  const of = typeOf(term.of, check);
  const { complain, scope } = check;
  if (of.kind === 'any') return term.kind === 'has' ? BOOL : ANY;
  if (of.kind === 'map') {
    if (term.kind === 'field') complain(term.at, `a map may have no \`${term.field}\`, and then the expression fails`, 'Use `? :` or `in` in place of a map.', 'fallible');
    return term.kind === 'has' ? BOOL : of.of;
  }
  if (of.kind !== 'object') {
    const isSize = (of.kind === 'list' || of.kind === 'string') && ['length', 'size', 'len', 'count'].includes(term.field);
    complain(term.at, `${inWords(of)} has no fields, and so no \`${term.field}\``, isSize ? 'Write `size()`.' : of.kind === 'list' ? `Look at each element: \`.all(x, …)\` or \`.exists(x, …)\`.` : 'Use it as it is.');
    return ANY;
  }
  const field = of.fields.get(term.field);
  if (field === undefined) {
    const meant = nearestWord(term.field, of.fields.keys());
    const deeper = [...of.fields].find(([, { type }]) => type.kind === 'object' && type.fields.has(term.field))?.[0];
    const instead = meant !== undefined ? `Did you mean \`${meant}\`?` : deeper !== undefined ? `Did you mean \`${deeper}.${term.field}\`?` : `It has ${listed([...of.fields.keys()])}.`;
    complain(term.at, `${of.name} has no field \`${term.field}\``, instead);
    return term.kind === 'has' ? BOOL : ANY;
  }
  if (term.kind === 'has') return BOOL;
  const path = pathOf(term, scope);
  const isThere = scope.facts === undefined || (path !== undefined && scope.facts.has(path));
  if (field.isOptional && !isThere) {
    const name = path === undefined ? term.field : written(term);
    complain(term.at, `\`${term.field}\` is not always there, and where it is not the expression fails`, `Ask before: \`has(${name}) && …\`, or \`has(${name}) ? … : …\`.`, 'fallible');
  }
  return field.type;
}

const written = (term: Term): string => (term.kind === 'name' ? term.name : term.kind === 'field' ? `${written(term.of)}.${term.field}` : '…');

function ofList(items: readonly Term[], check: Check): Type {
  let of: Type = ANY;
  for (const item of items) {
    const type = typeOf(item, check);
    const both = joined(of, type);
    if (both === undefined) check.complain(item.at, `a list has elements of one type, and this is ${inWords(type)} beside ${inWords(of)}`, 'Make two lists of it.');
    of = both ?? ANY;
  }
  return listOf(of);
}

function ofMap(entries: Extract<Term, { kind: 'map' }>['entries'], check: Check): Type {
  let of: Type = ANY;
  for (const [key, value] of entries) {
    if (joined(typeOf(key, check), STRING) === undefined) check.complain(key.at, 'the keys of a map are texts here', 'Write them in quotes.');
    const type = typeOf(value, check);
    const both = joined(of, type);
    if (both === undefined) check.complain(value.at, `a map has values of one type, and this is ${inWords(type)} beside ${inWords(of)}`, 'Make two maps of it.');
    of = both ?? ANY;
  }
  return { kind: 'map', of };
}

type Operation = Extract<Term, { kind: 'operator' }>;

function ofOperator(term: Operation, check: Check): Type {
  const { operator, args, at } = term;
  const { complain } = check;
  switch (operator) {
    case '&&':
    case '||':
      return ofLogic(term, check);
    case '? :':
      return ofChoice(term, check);
    case '!':
      wants(args[0], BOOL, '`!`', check);
      return BOOL;
    case '[]':
      if (args.map((arg) => typeOf(arg, check))[0]?.kind === 'object') complain(at, 'an index is asked for of a thing with fields', 'Write the name of the field behind a dot: `grant.to`.');
      else complain(at, 'an index fails where the list is shorter, or the map has no such key', 'Look at each element with all() or exists(), or ask whether one is `in` it.', 'fallible');
      return ANY;
    case '/':
    case '%':
      for (const arg of args) typeOf(arg, check);
      complain(at, `${operator === '/' ? 'a division' : 'the rest of a division'} fails where it is by 0`, 'Multiply the other side instead: in place of `a / b > 2` write `a > 2 * b`.', 'fallible');
      return ANY;
    default: {
      const compared = COMPARING.has(operator) && operator !== 'in' ? withNull(args) : undefined;
      if (compared !== undefined) return ofNull(compared, term, check);
      const types = args.map((arg) => typeOf(arg, check));
      if (types.some(({ kind }) => kind === 'any')) return COMPARING.has(operator) ? BOOL : ANY;
      const [left = ANY, right = left] = types;
      return operator === 'in' ? ofIn(left, right, term, check) : COMPARING.has(operator) ? ofComparison(left, right, term, check) : ofArithmetic(left, right, term, check);
    }
  }
}

/** What is compared with `null`. */
const withNull = (args: readonly Term[]): Term | undefined => (args.some((arg) => arg.kind === 'constant' && arg.value === null) ? args.find((arg) => arg.kind !== 'constant') : undefined);

function ofNull(compared: Term, { operator, at }: Operation, check: Check): Type {
  // That the field may be missing is what was asked.
  if (compared.kind === 'field') typeOf({ ...compared, kind: 'has' }, check);
  else typeOf(compared, check);
  const asked = compared.kind === 'field' ? `${operator === '==' ? '!' : ''}has(${written(compared)})` : 'has(…)';
  check.complain(at, 'nothing is ever null here', `Whether a field is there says \`${asked}\`.`);
  return BOOL;
}

const COMPARING: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', 'in']);

/** What stands to the right is evaluated knowing what stands to the left. */
function ofLogic({ operator, args }: Operation, check: Check): Type {
  let { scope } = check;
  for (const arg of args) {
    wants(arg, BOOL, `\`${operator}\``, { ...check, scope });
    const { ifTrue, ifFalse } = factsOf(arg, scope);
    scope = { ...scope, facts: and(scope.facts, operator === '&&' ? ifTrue : ifFalse) };
  }
  return BOOL;
}

function ofChoice({ args: [condition, yes, no], at }: Operation, check: Check): Type {
  if (condition === undefined || yes === undefined || no === undefined) return ANY;
  wants(condition, BOOL, '`? :`', check);
  const { ifTrue, ifFalse } = factsOf(condition, check.scope);
  const under = (facts: ReturnType<typeof and>): Check => ({ ...check, scope: { ...check.scope, facts: and(check.scope.facts, facts) } });
  const [a, b] = [typeOf(yes, under(ifTrue)), typeOf(no, under(ifFalse))];
  const both = joined(a, b);
  if (both === undefined) check.complain(at, `\`? :\` gives ${inWords(a)} in one case and ${inWords(b)} in the other`, 'Let both give the same type.');
  return both ?? ANY;
}

/** Says so where a term is of another type. */
export function wants(term: Term | undefined, wanted: Type, by: string, check: Check): void {
  if (term === undefined) return;
  const type = typeOf(term, check);
  if (joined(type, wanted) !== undefined) return;
  const comparing = type.kind === 'string' ? ' Compare it: `== "…"`.' : type.kind === 'list' ? ' Ask for its `size() > 0`, or use all() or exists().' : type.kind === 'int' ? ' Compare it: `> 0`.' : '';
  check.complain(term.at, `${by} wants ${inWords(wanted)}, and this is ${inWords(type)}`, wanted.kind === 'bool' ? `Write a condition.${comparing}` : `Write ${inWords(wanted)}.`);
}

function ofIn(element: Type, container: Type, { at, args }: Operation, { complain }: Check): Type {
  if (container.kind === 'map') return BOOL;
  if (container.kind !== 'list') complain(args[1]?.at ?? at, `\`in\` looks into a list, and this is ${inWords(container)}`, container.kind === 'string' ? 'Whether a text holds another says contains().' : 'Write a list: `["a", "b"]`.');
  else if (joined(element, container.of) === undefined) complain(at, `${inWords(element)} is never in ${inWords(container)}`, element.kind === 'list' ? 'Look at each element: `.all(x, x in […])` or `.exists(x, x in […])`.' : 'Compare what is of one type.');
  return BOOL;
}

function ofComparison(left: Type, right: Type, { operator, at }: Operation, { complain }: Check): Type {
  const fits = joined(left, right) !== undefined || (isNumber(left) && isNumber(right));
  if (left.kind === 'null' || right.kind === 'null') complain(at, 'nothing is ever null here', 'Ask with has() whether a field is there.');
  else if (!fits) complain(at, `${inWords(left)} and ${inWords(right)} are never equal, and none is smaller`, (isNumber(left) || left.kind === 'bool') && right.kind === 'string' ? 'Take the quotes away.' : left.kind === 'list' ? 'Look at each element with all() or exists(), or ask with `in`.' : 'Compare what is of one type.');
  else if (operator.startsWith('<') || operator.startsWith('>')) {
    if (!isNumber(left) && left.kind !== 'string' && left.kind !== 'bool') complain(at, `of ${inWords(left)} none is smaller than another`, 'Compare numbers, texts or days.');
  }
  return BOOL;
}

function ofArithmetic(left: Type, right: Type, { operator, args, at }: Operation, { complain }: Check): Type {
  const isMinus = operator === '-' && args.length === 1;
  if (left.kind === 'int' && right.kind === 'int') {
    const most = isMinus ? left.most : operator === '*' ? left.most * right.most : left.most + right.most;
    if (most > INT_LIMIT) complain(at, 'the result may be too large for a whole number, and then the expression fails', 'Work with smaller numbers.', 'fallible');
    return { kind: 'int', most: most > INT_LIMIT ? INT_LIMIT : most };
  }
  if (left.kind === 'double' && right.kind === 'double') return DOUBLE;
  const canJoin = operator === '+' && !isMinus && (left.kind === 'string' || left.kind === 'list');
  const both = canJoin ? joined(left, right) : undefined;
  if (both !== undefined) return both;
  const areDays = (operator === '-' && left.kind === 'string') || args.some((arg) => (arg.kind === 'name' && arg.name === 'today') || (arg.kind === 'field' && (arg.field === 'until' || arg.field === 'from')));
  const instead = areDays && (left.kind === 'string' || isNumber(left)) && !isMinus
    ? 'Days are texts that compare as they are; how many are left until one is in `days`.'
    : left.kind === 'string' || right.kind === 'string'
      ? 'Of a number makes string() a text, of a list of texts join().'
      : isNumber(left) && isNumber(right) ? 'double() makes a fraction of a whole number.' : 'Whole numbers, fractions, texts and lists can be put together with `+`.';
  complain(at, isMinus ? `\`-\` wants a number, and this is ${inWords(left)}` : `\`${operator}\` cannot be put between ${inWords(left)} and ${inWords(right)}`, instead);
  return ANY;
}

function ofMacro({ name, over, variable, filter, body, at }: Extract<Term, { kind: 'macro' }>, check: Check): Type {
  const list = typeOf(over, check);
  const isMacro = MACROS.some((one) => one === name);
  if (list.kind !== 'list' && list.kind !== 'any') {
    const isText = list.kind === 'string' ? 'A text is no list: use contains(), startsWith() or matches().' : 'It goes through a list.';
    check.complain(at, `${name}() goes through a list, and this is ${inWords(list)}`, isText);
  }
  const element = list.kind === 'list' ? list.of : ANY;
  // A name of its own for each loop: what is known of one variable says nothing about another that is called so.
  const variables = new Map(check.scope.variables).set(variable, { type: element, path: `${variable}@${at.start}` });
  const inside: Check = { ...check, scope: { ...check.scope, variables } };
  if (!isMacro) return ANY;
  if (name === 'map') {
    if (filter === undefined) return listOf(typeOf(body, inside));
    wants(filter, BOOL, 'the condition of map()', inside);
    const facts = and(inside.scope.facts, factsOf(filter, inside.scope).ifTrue);
    return listOf(typeOf(body, { ...inside, scope: { ...inside.scope, facts } }));
  }
  wants(body, BOOL, `${name}()`, inside);
  return name === 'filter' ? list : BOOL;
}
