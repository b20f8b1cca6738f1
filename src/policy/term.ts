// An expression as a tree with places: what the type check looks at, without the parser's own forms.

/** In UTF-16 units of the expression's text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type Constant = string | bigint | number | boolean | null;

export type Term = { readonly at: Range } & (
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: Constant }
  | { readonly kind: 'field'; readonly of: Term; readonly field: string }
  /** `has(of.field)` */
  | { readonly kind: 'has'; readonly of: Term; readonly field: string }
  /** `name(…)`, or `on.name(…)` */
  | { readonly kind: 'call'; readonly name: string; readonly on: Term | undefined; readonly args: readonly Term[] }
  /** `&&`, `+`, `!`, `? :`, `in`, `[]`, …; a minus with one operand is a minus too. */
  | { readonly kind: 'operator'; readonly operator: string; readonly args: readonly Term[] }
  | { readonly kind: 'list'; readonly items: readonly Term[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [key: Term, value: Term])[] }
  /** `over.name(variable, filter, body)`: all, exists, exists_one, filter, map. */
  | { readonly kind: 'macro'; readonly name: string; readonly over: Term; readonly variable: string; readonly filter: Term | undefined; readonly body: Term }
  /** What CEL has and policies have not, in words. */
  | { readonly kind: 'other'; readonly what: string }
);

/** The terms directly in a term. */
export function partsOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'field':
    case 'has':
      return [term.of];
    case 'call':
      return term.on === undefined ? term.args : [term.on, ...term.args];
    case 'operator':
      return term.args;
    case 'list':
      return term.items;
    case 'map':
      return term.entries.flat();
    case 'macro':
      return [term.over, ...(term.filter === undefined ? [] : [term.filter]), term.body];
    default:
      return [];
  }
}
