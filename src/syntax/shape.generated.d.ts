// Made by `npm run generate` from schemas/*.schema.json; do not edit. Checks structure alone: values are parsed in src/model/values.ts.

/** One way in which a value is not of the shape that a schema gives. */
export interface ShapeError {
  /** The schema's keyword: type, required, additionalProperties, enum, minItems or minProperties. */
  readonly keyword: string;
  /** JSON pointer (RFC 6901) to the value in question; for a missing or an unknown key, to the map around it. */
  readonly pointer: string;
  /** What the keyword says, as ajv names it: type, missingProperty, additionalProperty, allowedValues or limit. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** All errors; at a value of the wrong type only that. The value must be a tree. */
export function agreement(value: unknown): ShapeError[];
export function federation(value: unknown): ShapeError[];
export function policy(value: unknown): ShapeError[];
