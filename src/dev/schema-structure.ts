// What of a schema says which keys and types there are; the rest is for editors: texts, defaults, examples, and rules of values.
// The compiler tells values' faults with better words than a pattern can, from src/model/values.ts.

export interface Schema {
  readonly [keyword: string]: unknown;
}

const KEPT = ['$schema', '$ref', 'type', 'enum', 'required', 'minItems', 'minProperties'];
const SCHEMA = ['items', 'additionalProperties'];
const SCHEMAS_BY_NAME = ['properties', 'definitions'];
const SCHEMA_LIST = ['allOf'];

/** The schema without all that judges or explains single values. */
export function structureOf(schema: Schema): Schema {
  const structure: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (KEPT.includes(keyword)) structure[keyword] = value;
    else if (SCHEMA.includes(keyword)) structure[keyword] = typeof value === 'boolean' ? value : structureOf(value as Schema);
    else if (SCHEMA_LIST.includes(keyword)) structure[keyword] = (value as readonly Schema[]).map(structureOf);
    else if (SCHEMAS_BY_NAME.includes(keyword)) structure[keyword] = byName(value as Schema);
  }
  return structure;
}

const byName = (schemas: Schema): Schema =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, structureOf(schema as Schema)]));
