// CustomResourceDefinition → a schema for each version that it serves, in the form that composeSchema takes.

/** @typedef {import('./compose-schema.js').Schema} Schema */
/** @typedef {{readonly group: string, readonly version: string, readonly kind: string, readonly schema: Schema}} KindSchema */

// The definition of ObjectMeta, which the Kubernetes set holds.
export const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

const JUNCTORS = ['allOf', 'anyOf', 'oneOf'];
// Said to people or to kubectl, or checked by nobody here: CEL rules, list types, defaults.
const CHECKED = ['type', 'format', 'enum', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
const COUNTED = ['minLength', 'maxLength', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties'];
const CONDITIONS = [...CHECKED, ...COUNTED];
const KEPT = [...CONDITIONS, 'nullable', 'x-kubernetes-preserve-unknown-fields'];

/**
 * @param {any} crd a document of kind CustomResourceDefinition, apiVersion apiextensions.k8s.io/v1. Throws where it is none.
 * @returns {readonly KindSchema[]}
 */
export function customResourceSchemas(crd) {
  if (crd?.kind !== 'CustomResourceDefinition' || crd.apiVersion !== 'apiextensions.k8s.io/v1' || !Array.isArray(crd.spec?.versions)) {
    throw new Error('not a CustomResourceDefinition of apiextensions.k8s.io/v1');
  }
  const { group, names, versions } = crd.spec;
  return versions
    .filter((/** @type {any} */ version) => version.served !== false)
    .map((/** @type {any} */ version) => ({ group, version: version.name, kind: names.kind, schema: root(version.schema?.openAPIV3Schema ?? {}, `${group}/${version.name}`, names.kind) }));
}

/** @type {(schema: Schema, apiVersion: string, kind: string) => Schema} */
function root(schema, apiVersion, kind) {
  const structural = node({ type: 'object', ...schema });
  return {
    ...structural,
    properties: {
      ...structural['properties'],
      apiVersion: { type: 'string', enum: [apiVersion] },
      kind: { type: 'string', enum: [kind] },
      metadata: { $ref: `#/definitions/${OBJECT_META}` },
    },
    required: [...new Set(['apiVersion', 'kind', ...(structural['required'] ?? [])])],
  };
}

/** @type {(schema: Schema) => Schema} */
function node(schema) {
  const { properties, additionalProperties, items, required } = schema;
  /** @type {Record<string, any>} */
  const kept = pick(schema, KEPT);
  if (schema['x-kubernetes-int-or-string']) kept['type'] = ['integer', 'string'];
  if (properties !== undefined) kept['properties'] = mapValues(properties, node);
  if (typeof additionalProperties === 'object') kept['additionalProperties'] = node(additionalProperties);
  if (additionalProperties === true) kept['x-kubernetes-preserve-unknown-fields'] = true;
  // Without fields of its own, an object keeps none.
  if (kept['type'] === 'object' && properties === undefined && !additionalProperties) kept['properties'] = {};
  if (schema['x-kubernetes-embedded-resource']) {
    kept['properties'] = { ...kept['properties'], apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { $ref: `#/definitions/${OBJECT_META}` } };
  }
  if (items !== undefined) kept['items'] = node(items);
  // Defaults are filled in before anything is validated.
  const needed = (required ?? []).filter((/** @type {string} */ key) => properties?.[key]?.default === undefined);
  if (needed.length > 0) kept['required'] = needed;
  return { ...kept, ...junctors(schema, schema['x-kubernetes-int-or-string']) };
}

/**
 * Branches state conditions; the fields that they name are those of the node itself.
 * @type {(schema: Schema, intOrString?: boolean) => Schema}
 */
function junctors(schema, intOrString) {
  /** @type {Record<string, any>} */
  const kept = {};
  for (const junctor of JUNCTORS) {
    if (schema[junctor] !== undefined && !(intOrString && junctor === 'anyOf')) kept[junctor] = schema[junctor].map(condition);
  }
  if (schema['not'] !== undefined) kept['not'] = condition(schema['not']);
  return kept;
}

/** @type {(schema: Schema) => Schema} */
function condition(schema) {
  const { properties, additionalProperties, items, required } = schema;
  return {
    ...pick(schema, CONDITIONS),
    ...(required !== undefined && { required }),
    ...(properties !== undefined && { properties: mapValues(properties, condition) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: condition(additionalProperties) }),
    ...(items !== undefined && { items: condition(items) }),
    ...junctors(schema),
  };
}

/** @type {(schema: Schema, keys: readonly string[]) => Record<string, any>} */
function pick(schema, keys) {
  return Object.fromEntries(keys.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]));
}

/** @type {(record: Schema, change: (value: any) => any) => Record<string, any>} */
function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
