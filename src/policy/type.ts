// The types of expressions, and what they are called in messages.

export type Type =
  | { readonly kind: 'bool' | 'string' | 'double' | 'null' }
  /** A whole number, and the largest that it can be, whatever its sign: so that a sum that would not fit is seen before it is made. */
  | { readonly kind: 'int'; readonly most: bigint }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'map'; readonly of: Type }
  | ObjectType
  /** Any type: the element of `[]`, and what is already known to be wrong. */
  | { readonly kind: 'any' };

/** A thing with fields, as the schema of the variables describes it. */
export interface ObjectType {
  readonly kind: 'object';
  /** In words: `a grant`. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Field {
  readonly type: Type;
  readonly isOptional: boolean;
  readonly description: string;
  readonly example: string | undefined;
}

export const BOOL: Type = { kind: 'bool' };
export const STRING: Type = { kind: 'string' };
export const DOUBLE: Type = { kind: 'double' };
export const NULL: Type = { kind: 'null' };
export const ANY: Type = { kind: 'any' };
export const listOf = (of: Type): Type => ({ kind: 'list', of });

/** Whatever an agreement can hold, and the size of any list or text, is smaller. */
export const LARGEST_FIELD = 2n ** 31n;
export const INT_LIMIT = 2n ** 63n - 1n;
export const INT: Type = { kind: 'int', most: LARGEST_FIELD };

/** The type that holds both, or undefined where they have nothing in common. */
export function joined(a: Type, b: Type): Type | undefined {
  if (a.kind === 'any') return b;
  if (b.kind === 'any') return a;
  if (a.kind === 'int' && b.kind === 'int') return a.most > b.most ? a : b;
  if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'map' && b.kind === 'map')) {
    const of = joined(a.of, b.of);
    return of === undefined ? undefined : { kind: a.kind, of };
  }
  if (a.kind === 'object' && b.kind === 'object') return a.name === b.name ? a : undefined;
  return a.kind === b.kind ? a : undefined;
}

export const isNumber = ({ kind }: Type): boolean => kind === 'int' || kind === 'double';

/** `a text`, `a list of texts`, `a grant`. */
export function inWords(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `a list of ${plural(type.of)}`;
    case 'map':
      return `a map to ${plural(type.of)}`;
    case 'object':
      return type.name;
    default:
      return WORDS[type.kind][0];
  }
}

const plural = (type: Type): string => (type.kind === 'list' ? 'lists' : type.kind === 'map' ? 'maps' : type.kind === 'object' ? 'things with fields' : WORDS[type.kind][1]);

const WORDS = {
  bool: ['true or false', 'true and false'],
  string: ['a text', 'texts'],
  int: ['a whole number', 'whole numbers'],
  double: ['a fraction', 'fractions'],
  null: ['null', 'nulls'],
  any: ['anything', 'anything'],
} as const;

/** As CEL writes it, for tables of documents. */
export function celName(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `list(${celName(type.of)})`;
    case 'map':
      return `map(string, ${celName(type.of)})`;
    case 'any':
      return 'dyn';
    case 'object':
      return type.name;
    default:
      return type.kind;
  }
}
