// The names that expressions see, for each kind of policy: out of the one schema that editors and the documents use too.
import schema from '../../schemas/policy-variables.schema.json' with { type: 'json' };
import { POLICY_KINDS, type PolicyKind } from '../model/policy.ts';
import { BOOL, INT, listOf, STRING, type Field, type ObjectType, type Type } from './type.ts';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const DEFINITIONS = schema.definitions as Readonly<Record<string, Schema>>;

const known = new Map<string, ObjectType>();

/** A thing that the schema describes, by its name there. */
export function objectNamed(name: string): ObjectType {
  const before = known.get(name);
  if (before !== undefined) return before;
  const { properties = {}, required = [] } = DEFINITIONS[name] ?? {};
  const object: ObjectType = { kind: 'object', name: `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`, fields: new Map(Object.entries(properties).map(([key, field]) => [key, fieldOf(field, !required.includes(key))])) };
  known.set(name, object);
  return object;
}

function fieldOf(field: Schema, isOptional: boolean): Field {
  const [example] = field.examples ?? [];
  return { type: typeOf(field), isOptional, description: field.description ?? '', example: example === undefined ? undefined : JSON.stringify(example) };
}

function typeOf(field: Schema): Type {
  const reference = field.$ref ?? field.allOf?.[0]?.$ref;
  if (reference !== undefined) return objectNamed(reference.split('/').at(-1) ?? '');
  switch (field.type) {
    case 'boolean':
      return BOOL;
    case 'integer':
      return INT;
    case 'array':
      return listOf(typeOf(field.items ?? {}));
    default:
      return STRING;
  }
}

/** What an expression of a kind sees, by name. */
export const variablesOf = (over: PolicyKind): ReadonlyMap<string, Type> => new Map<string, Type>([[over, objectNamed(over)], ['today', STRING]]);

/** Of other kinds: for whoever has taken the wrong one. */
export const isOfAnotherKind = (name: string): name is PolicyKind => POLICY_KINDS.some((kind) => kind === name);
