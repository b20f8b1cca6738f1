// Kubernetes' OpenAPI → definitions in the form that composeSchema takes.
import { schemaKey } from '../lib/schema-sets.js';

const SCALARS = ['string', 'integer', 'number', 'boolean'];
const REFERENCE = '#/definitions/';
// Types whose JSON is not what their OpenAPI says: the API server reads a bare number as a quantity, and both forms of a port.
const SPECIAL = /** @type {Readonly<Record<string, any>>} */ ({
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['string', 'number'] },
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['string', 'integer'] },
});

/**
 * Every kind that is no answer or option of the API server, with what it refers to, in the order of their names.
 * @param {any} openapi
 * @returns {readonly {readonly name: string, readonly key?: string, readonly schema: any}[]}
 */
export function kubernetesDefinitions(openapi) {
  const all = openapi.definitions;
  const kinds = Object.keys(all).filter((name) => groupVersionKind(all[name]) !== undefined);
  /** @type {Set<string>} */
  const reached = new Set();
  const reach = (/** @type {string} */ name) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const target of references(all[name])) reach(target);
  };
  kinds.forEach(reach);
  return [...reached].sort().map((name) => {
    const own = groupVersionKind(all[name]);
    if (own === undefined) return { name, schema: SPECIAL[name] ?? node(all[name]) };
    const apiVersion = own.group === '' ? own.version : `${own.group}/${own.version}`;
    return { name, key: schemaKey(own.kind, apiVersion), schema: kindNode(all[name], apiVersion, own.kind) };
  });
}

/** @type {(schema: any) => {group: string, version: string, kind: string} | undefined} */
function groupVersionKind(schema) {
  const [only, ...others] = schema['x-kubernetes-group-version-kind'] ?? [];
  return others.length === 0 && schema.properties?.kind !== undefined && schema.properties.metadata !== undefined ? only : undefined;
}

/** @type {(schema: any) => readonly string[]} */
function references(schema) {
  if (schema === null || typeof schema !== 'object') return [];
  const own = typeof schema.$ref === 'string' ? [schema.$ref.slice(REFERENCE.length)] : [];
  return [...own, ...Object.values(schema).flatMap(references)];
}

/** @type {(schema: any, apiVersion: string, kind: string) => any} */
function kindNode(schema, apiVersion, kind) {
  const { properties, required = [], ...rest } = node(schema);
  return {
    ...rest,
    properties: { ...properties, apiVersion: { type: 'string', enum: [apiVersion] }, kind: { type: 'string', enum: [kind] } },
    required: [...new Set(['apiVersion', 'kind', ...required])],
  };
}

/** @type {(schema: any) => any} */
function node({ $ref, type, format, enum: values, properties, additionalProperties, items, required }) {
  if ($ref !== undefined) return { $ref };
  return {
    ...(type !== undefined && { type }),
    // Of the formats, kubeconform knows this one alone.
    ...(format === 'date-time' && { format }),
    ...(values !== undefined && { enum: values }),
    ...(properties !== undefined && { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, node(value)])) }),
    ...(additionalProperties !== undefined && { additionalProperties: node(additionalProperties) }),
    ...(items !== undefined && { items: item(items) }),
    ...(required !== undefined && { required }),
  };
}

// Go reads a null in a list as the zero value: no fault in a list of strings, and one in a list of objects, which need their fields.
/** @type {(schema: any) => any} */
function item(schema) {
  const read = node(schema);
  return SCALARS.includes(read.type) ? { ...read, nullable: true } : read;
}
