// One kind's schema, whole: references put in place, optional fields tolerant of null, and closed to unknown fields where it is strict.

/** @typedef {{readonly [keyword: string]: any}} Schema */

/**
 * References are put in place because kubeconform names a fault only as deep as the first reference on the way to it. What refers to
 * itself stays a reference into `definitions`.
 * @param {string} name of the definition to start from
 * @param {(name: string) => Schema} definition
 * @param {boolean} strict
 * @returns {Schema}
 */
export function composeSchema(name, definition, strict) {
  /** @type {Map<string, Schema | undefined>} */
  const kept = new Map();
  /** @type {string[]} */
  const open = [];
  /** @type {(target: string) => Schema} */
  const inPlace = (target) => {
    if (!open.includes(target)) return expand(target);
    if (!kept.has(target)) {
      kept.set(target, undefined);
      const outer = open.splice(0);
      kept.set(target, expand(target));
      open.push(...outer);
    }
    return { $ref: `#/definitions/${target}` };
  };
  /** @type {(target: string) => Schema} */
  const expand = (target) => {
    open.push(target);
    const composed = node(definition(target));
    open.pop();
    return composed;
  };
  /** @type {(schema: Schema) => Schema} */
  const node = (schema) => {
    if (schema['$ref'] !== undefined) return inPlace(schema['$ref'].slice('#/definitions/'.length));
    const { nullable, 'x-kubernetes-preserve-unknown-fields': anyField, properties, additionalProperties, items, ...rest } = schema;
    /** @type {Record<string, any>} */
    const composed = rest;
    if (properties !== undefined) {
      composed['properties'] = Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, rest['required']?.includes(key) ? node(value) : tolerant(node(value))]),
      );
    }
    if (typeof additionalProperties === 'object') composed['additionalProperties'] = tolerant(node(additionalProperties));
    else if (strict && properties !== undefined && !anyField) composed['additionalProperties'] = false;
    if (items !== undefined) composed['items'] = node(items);
    return nullable ? tolerant(composed) : composed;
  };
  const composed = expand(name);
  return kept.size === 0 ? composed : { ...composed, definitions: Object.fromEntries(kept) };
}

/**
 * The API server drops a null from an optional field, or reads it as the zero value.
 * @param {Schema} schema
 * @returns {Schema}
 */
function tolerant(schema) {
  if (schema['$ref'] !== undefined) return { anyOf: [{ type: 'null' }, schema] };
  const { type, enum: values, oneOf, anyOf, allOf, not, ...rest } = schema;
  const junctors = { ...(oneOf && { oneOf }), ...(anyOf && { anyOf }), ...(allOf && { allOf }), ...(not && { not }) };
  return {
    ...(type !== undefined && { type: [...new Set(/** @type {string[]} */ ([]).concat(type, 'null'))] }),
    ...(values !== undefined && { enum: values.includes(null) ? values : [...values, null] }),
    ...rest,
    // A `required` in a branch says nothing of null, so that null would match several branches, or a `not`.
    ...(Object.keys(junctors).length > 0 && { anyOf: [{ type: 'null' }, junctors] }),
  };
}
