// The text of an expression to a tree, within bounds on its length and depth.
import { parse } from '@bufbuild/cel';
import { MACROS } from './functions.ts';
import type { Constant, Range, Term } from './term.ts';
import { partsOf } from './term.ts';

/** Bytes of one expression. */
export const LENGTH_LIMIT = 4096;
/** Of brackets, operators and calls in each other. */
export const DEPTH_LIMIT = 100;
/** Of all(), exists(), map() and so on in each other: each goes through a list for every element of the one around it. */
export const LOOP_LIMIT = 3;

type Parsed = ReturnType<typeof parse>;
type Expr = Parsed['expr'];

export interface Refused {
  readonly at: Range;
  readonly problem: string;
  readonly instead: string;
}

/** What the library evaluates, and the same as a tree that can be checked. */
export interface Expression {
  readonly parsed: Parsed;
  readonly term: Term;
}

export function parseExpression(text: string): Expression | Refused {
  const whole = { start: 0, end: text.length };
  const size = new TextEncoder().encode(text).length;
  if (size > LENGTH_LIMIT) return { at: { start: 0, end: 0 }, problem: `it is ${size} bytes long, and ${LENGTH_LIMIT} are the limit`, instead: 'Make two policies of it.' };
  if (text.trim() === '') return { at: whole, problem: 'it is empty', instead: 'Write an expression.' };
  let parsed: Parsed;
  try {
    parsed = parse(text);
  } catch (error) {
    return error instanceof RangeError ? tooDeep(whole) : notCel(text, error);
  }
  const term = converted(parsed, text);
  const { deep, loops } = depthOf(term);
  if (deep) return tooDeep(whole);
  if (loops !== undefined) return { at: loops, problem: `more than ${LOOP_LIMIT} of ${MACROS.join('(), ')}() stand in each other, and each multiplies the work`, instead: 'Ask for less at once, or make two policies of it.' };
  return { parsed, term };
}

const tooDeep = (at: Range): Refused => ({ at, problem: `it is nested deeper than ${DEPTH_LIMIT}`, instead: 'Make it flatter, or make two policies of it.' });

/** The parser says where it could not go on; where people have another language in mind, that is further on. */
function notCel(text: string, error: unknown): Refused {
  const { location } = error as { readonly location?: { readonly start: { readonly offset: number } } };
  const offset = Math.min(location?.start.offset ?? 0, text.length);
  const bare = text.slice(offset).replace(QUOTED, (quoted) => '"'.padEnd(quoted.length, '_'));
  // What `not` negates is where the parser stops, behind it.
  const not = /\bnot\s+$/.exec(text.slice(0, offset));
  if (not !== null) return { at: { start: not.index, end: not.index + 3 }, problem: 'it is no CEL: `not` cannot stand here', instead: 'Write `!`.' };
  const [slip] = SLIPS.map(({ pattern, instead: remedy }) => ({ at: bare.search(pattern), remedy })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at);
  const open = unclosedQuote(text);
  const start = open ?? offset + (slip?.at ?? 0);
  const rest = text.slice(start);
  const found = rest.trim() === '' ? 'it ends too early' : `\`${tokenAt(rest)}\` cannot stand here`;
  const bracket = slip === undefined && open === undefined ? unclosedBracket(text) : undefined;
  if (bracket !== undefined) return { at: { start: bracket, end: bracket + 1 }, problem: 'it is no CEL: a bracket is opened here and not closed', instead: 'Close it with `)`, `]` or `}`.' };
  if (open !== undefined) return { at: { start, end: start + 1 }, problem: 'it is no CEL: a text is opened here and not closed', instead: 'Close it with the quote that opens it.' };
  return { at: { start, end: start + Math.max(1, tokenAt(rest).length) }, problem: `it is no CEL: ${found}`, instead: slip?.remedy ?? instead(text) };
}

const QUOTED = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g;

/** What people write who have another language in mind. */
const SLIPS: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /[=!]~/, instead: 'Write `text.matches("…")`, with an RE2 pattern.' },
  { pattern: /\/\/|#/, instead: 'Write a comment outside of the expression, as a line of YAML that starts with `#`.' },
  { pattern: /=>|->/, instead: 'Write `list.all(x, condition)`: a comma stands between the name and the condition.' },
  { pattern: /===|!==/, instead: 'Write `==` or `!=`.' },
  { pattern: /(?<![=!<>])=(?![=>])/, instead: 'Equality is `==`.' },
  { pattern: /\b(and|AND)\b/, instead: 'Write `&&`.' },
  { pattern: /\b(or|OR)\b/, instead: 'Write `||`.' },
  { pattern: /\bnot\b/, instead: 'Write `!`.' },
  { pattern: /(?<!&)&(?!&)/, instead: 'Write `&&`.' },
  { pattern: /(?<!\|)\|(?!\|)/, instead: 'Write `||`.' },
  { pattern: /\.\?|\?\./, instead: 'Ask with has() whether a field is there.' },
  { pattern: /[“”‘’`]/, instead: 'Texts stand in "…" or \'…\'.' },
  { pattern: /\bif\b/, instead: 'Write `condition ? this : that`.' },
];

/** Where the last bracket stands that nothing closes; undefined where one is closed that was not opened. */
function unclosedBracket(text: string): number | undefined {
  const open: number[] = [];
  for (const { 0: sign, index } of text.replace(QUOTED, (quoted) => '_'.padEnd(quoted.length, '_')).matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(sign)) open.push(index);
    else if (open.pop() === undefined) return undefined;
  }
  return open.at(-1);
}

/** Where a quote stands that nothing closes. */
function unclosedQuote(text: string): number | undefined {
  const at = text.replace(QUOTED, (quoted) => '_'.padEnd(quoted.length, '_')).search(/["']/);
  return at === -1 ? undefined : at;
}

function instead(text: string): string {
  const bare = text.replace(QUOTED, '_');
  const count = (pattern: RegExp): number => (bare.match(pattern) ?? []).length;
  if (count(/[([{]/g) < count(/[)\]}]/g)) return 'A bracket is closed that none opens.';
  if (count(/\?/g) > count(/:/g)) return 'Behind `?` stand both cases, with `:` between them.';
  if (/[-+*/%<>=!?:&|]\s*$/.test(bare)) return 'Behind the last operator something is missing.';
  return 'An operator such as `&&`, `||`, `==`, `+` or `? :` stands between two parts; texts stand in quotes.';
}

/** The word or sign that a text starts with. */
const tokenAt = (text: string): string => /^\s*([A-Za-z_]\w*|\d+|&&|\|\||[=!<>]==?|=>|->|\S|$)/u.exec(text)?.[1] ?? '';

function depthOf(root: Term): { readonly deep: boolean; readonly loops: Range | undefined } {
  let deep = false;
  let loops: Range | undefined;
  const stack: { readonly term: Term; readonly depth: number; readonly loop: number }[] = [{ term: root, depth: 1, loop: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { term, depth } = next;
    const loop = next.loop + (term.kind === 'macro' ? 1 : 0);
    deep ||= depth > DEPTH_LIMIT;
    if (loop > LOOP_LIMIT) loops ??= term.at;
    for (const part of partsOf(term)) stack.push({ term: part, depth: depth + 1, loop });
  }
  return { deep, loops };
}

const OPERATORS: Readonly<Record<string, string>> = { '_&&_': '&&', '_||_': '||', '!_': '!', '-_': '-', '_+_': '+', '_-_': '-', '_*_': '*', '_/_': '/', '_%_': '%', '_==_': '==', '_!=_': '!=', '_<_': '<', '_<=_': '<=', '_>_': '>', '_>=_': '>=', '@in': 'in', '_?_:_': '? :', '_[_]': '[]' };

function converted({ expr, sourceInfo }: Parsed, text: string): Term {
  const positions = (sourceInfo?.positions ?? {}) as Readonly<Record<string, number>>;
  const macros = (sourceInfo?.macroCalls ?? {}) as Readonly<Record<string, Expr>>;

  /** A word or a sign at the parser's position, or behind a space there; of a field and a method the name behind the dot. */
  const rangeOf = (id: bigint): Range => {
    const at = positions[String(id)] ?? 0;
    const dot = /^\s*(?:\.\s*)?/.exec(text.slice(at))?.[0].length ?? 0;
    const start = at + dot;
    return { start, end: start + Math.max(1, tokenAt(text.slice(start)).length) };
  };
  const convert = (node: Expr | undefined): Term => {
    if (node === undefined) return { kind: 'other', what: 'nothing', at: { start: 0, end: 0 } };
    const { id, exprKind } = node;
    const at = rangeOf(id);
    switch (exprKind.case) {
      case 'identExpr':
        return { kind: 'name', name: exprKind.value.name, at };
      case 'constExpr':
        return constant(exprKind.value.constantKind, at);
      case 'selectExpr': {
        const { operand, field, testOnly } = exprKind.value;
        // Of has() the parser's position is its own; the field is meant.
        return { kind: testOnly ? 'has' : 'field', of: convert(operand), field, at: testOnly ? fieldRange(macros[String(id)], at) : at };
      }
      case 'callExpr': {
        const { function: name, target, args } = exprKind.value;
        const operator = OPERATORS[name];
        if (operator !== undefined) return { kind: 'operator', operator, args: args.map(convert), at };
        return { kind: 'call', name, on: target === undefined ? undefined : convert(target), args: args.map(convert), at };
      }
      case 'listExpr':
        return { kind: 'list', items: exprKind.value.elements.map(convert), at };
      case 'structExpr': {
        const { messageName, entries } = exprKind.value;
        if (messageName !== '') return { kind: 'other', what: `a message such as ${messageName}{…}`, at };
        return { kind: 'map', entries: entries.map(({ keyKind, value }) => [keyKind.case === 'mapKey' ? convert(keyKind.value) : { kind: 'other', what: 'a field', at }, convert(value)] as const), at };
      }
      case 'comprehensionExpr':
        return macro(exprKind.value, macros[String(id)], at);
      default:
        return { kind: 'other', what: 'an expression without content', at };
    }
  };
  const fieldRange = (call: Expr | undefined, at: Range): Range => {
    const [inner] = call?.exprKind.case === 'callExpr' ? call.exprKind.value.args : [];
    return inner === undefined ? at : rangeOf(inner.id);
  };
  const macro = (loop: Extract<Expr['exprKind'], { case: 'comprehensionExpr' }>['value'], call: Expr | undefined, at: Range): Term => {
    const name = call?.exprKind.case === 'callExpr' ? call.exprKind.value.function : '';
    const [filter, body] = partsOfLoop(name, loop.loopStep);
    return { kind: 'macro', name, over: convert(loop.iterRange), variable: loop.iterVar, filter: filter === undefined ? undefined : convert(filter), body: convert(body), at };
  };
  return convert(expr);
}

const argsOf = (node: Expr | undefined): readonly Expr[] => (node?.exprKind.case === 'callExpr' ? node.exprKind.value.args : []);

const firstOf = (node: Expr | undefined): Expr | undefined => (node?.exprKind.case === 'listExpr' ? node.exprKind.value.elements[0] : undefined);

/** A macro is a loop when it comes here; what was written in it stands at a place that depends on the macro. */
function partsOfLoop(name: string, step: Expr | undefined): readonly [filter: Expr | undefined, body: Expr | undefined] {
  const [first, second, third] = argsOf(step);
  switch (name) {
    case 'all':
    case 'exists':
      return [undefined, second];
    case 'map':
      return third === undefined ? [undefined, firstOf(second)] : [first, firstOf(argsOf(second)[1])];
    default:
      return [undefined, first];
  }
}

function constant(value: { readonly case?: string | undefined; readonly value?: unknown }, at: Range): Term {
  switch (value.case) {
    case 'boolValue':
    case 'stringValue':
    case 'int64Value':
    case 'doubleValue':
      return { kind: 'constant', value: value.value as Constant, at };
    case 'nullValue':
      return { kind: 'constant', value: null, at };
    default:
      return { kind: 'other', what: value.case === 'bytesValue' ? 'bytes such as b"…"' : 'a number without a sign such as 1u', at };
  }
}
