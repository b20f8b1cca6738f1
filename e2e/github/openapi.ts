// GitHub's published description of its REST API, as far as we use it: holds requests and answers to it, and makes answers by it.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

type Node = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly method: string;
  /** `/repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly path: string;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** To JSON Schema: absolute references, `nullable`, and closed objects, so that a field that GitHub does not describe is seen. */
function adapted(value: unknown, isPart = false): unknown {
  if (Array.isArray(value)) return value.map((item) => adapted(item, isPart));
  if (!isNode(value)) return value;
  const { nullable, ...rest } = value;
  const schema: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(rest)) schema[key] = key === '$ref' ? `gh${String(inner)}` : adapted(inner, key === 'allOf');
  const isOpen = isPart || schema['additionalProperties'] !== undefined || schema['oneOf'] !== undefined || schema['anyOf'] !== undefined || schema['allOf'] !== undefined;
  if (isNode(schema['properties']) && schema['type'] === 'object' && !isOpen) schema['additionalProperties'] = false;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

const description = adapted(JSON.parse(readFileSync(new URL('openapi.json', import.meta.url), 'utf8'))) as { readonly paths: Readonly<Record<string, Node>>; readonly components: Node };

const FORMATS = {
  uri: (text: string) => URL.canParse(text),
  'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  email: /@/,
  'repo.nwo': /^[^/]+\/[^/]+$/,
  int64: true,
  timestamp: true,
  'uri-template': true,
} as const;

const strict = new Ajv({ strict: false, allErrors: true, formats: FORMATS }).addSchema({ $id: 'gh', components: description.components });
const lenient = new Ajv({ strict: false, allErrors: true, coerceTypes: true, formats: FORMATS }).addSchema({ $id: 'gh', components: description.components });

function faultsOf(ajv: Ajv, schema: Node, value: unknown): readonly string[] {
  const check = ajv.compile(schema);
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message, params }) => `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`);
}

function resolved(schema: unknown): Node {
  if (!isNode(schema)) return {};
  const { $ref } = schema;
  if (typeof $ref !== 'string') return schema;
  const found = $ref.replace(/^gh#\//, '').split('/').reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), description);
  return resolved(found);
}

const at = (value: unknown, ...keys: readonly string[]): unknown => keys.reduce<unknown>((inner, key) => resolved(inner)[key], value);

export const schemaOf = (name: string): Node => ({ $ref: `gh#/components/schemas/${name}` });

export function operationFor(method: string, path: string): (Operation & { readonly parameters: Readonly<Record<string, string>> }) | undefined {
  for (const [template, methods] of Object.entries(description.paths)) {
    const found = new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (found !== null && method.toLowerCase() in methods) {
      const parameters = Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
      return { method: method.toLowerCase(), path: template, parameters };
    }
  }
  return undefined;
}

export function requestFaults({ method, path }: Operation, parameters: Readonly<Record<string, string>>, query: Readonly<Record<string, string>>, body: unknown): readonly string[] {
  const operation = description.paths[path]?.[method];
  const declared = (Array.isArray(at(operation, 'parameters')) ? (at(operation, 'parameters') as readonly unknown[]) : []).map(resolved);
  const placed = (place: string): Node => {
    const own = declared.filter((parameter) => parameter['in'] === place);
    return {
      type: 'object',
      properties: Object.fromEntries(own.map((parameter) => [String(parameter['name']), parameter['schema']])),
      required: own.filter((parameter) => parameter['required'] === true).map((parameter) => parameter['name']),
      additionalProperties: false,
    };
  };
  const wanted = at(operation, 'requestBody', 'content', 'application/json', 'schema');
  return [
    ...faultsOf(lenient, placed('path'), { ...parameters }),
    ...faultsOf(lenient, placed('query'), { ...query }),
    ...(wanted === undefined ? (body === undefined ? [] : ['a body where none is described']) : faultsOf(strict, wanted as Node, body)),
  ];
}

export function answerFaults({ method, path }: Operation, status: number, body: unknown): readonly string[] {
  const described = at(description.paths[path]?.[method], 'responses', String(status), 'content', 'application/json', 'schema');
  if (described !== undefined) return faultsOf(strict, described as Node, body);
  if (status === 204) return body === undefined ? [] : ['a body where there is none'];
  return status >= 400 ? faultsOf(strict, schemaOf('basic-error'), body) : [`status ${status} is not described`];
}

export const valueFaults = (name: string, value: unknown): readonly string[] => faultsOf(strict, schemaOf(name), value);

/** A value of the named schema: what is required and not given is filled in. */
export const sample = (name: string, given: Node = {}): Node => filled(schemaOf(name), given) as Node;

function filled(schema: unknown, given: unknown): unknown {
  const node = resolved(schema);
  const alternatives = node['anyOf'] ?? node['oneOf'];
  if (Array.isArray(alternatives)) {
    const isNullable = alternatives.some((one) => isNode(one) && one['type'] === 'null');
    if (given === null || (given === undefined && isNullable)) return null;
    return filled(alternatives.find((one) => !(isNode(one) && one['type'] === 'null')), given);
  }
  if (Array.isArray(node['allOf'])) return Object.assign({}, ...node['allOf'].map((part: unknown) => filled(part, knownTo(part, given))));
  if (isNode(node['properties']) && (given === undefined || isNode(given))) return filledObject(node, given ?? {});
  if (given !== undefined) return given;
  if (Array.isArray(node['enum'])) return node['enum'][0];
  if (isNode(node['properties'])) return filledObject(node, {});
  return plain(node);
}

/** What a part of a whole describes of what is given. */
function knownTo(part: unknown, given: unknown): unknown {
  const { properties } = resolved(part);
  return isNode(given) && isNode(properties) ? Object.fromEntries(Object.entries(given).filter(([key]) => key in properties)) : given;
}

function filledObject(node: Node, given: Node): Node {
  const properties = node['properties'] as Readonly<Record<string, unknown>>;
  const required = Array.isArray(node['required']) ? (node['required'] as readonly string[]) : [];
  return Object.fromEntries([...new Set([...required, ...Object.keys(given)])].map((key) => [key, key in properties ? filled(properties[key], given[key]) : given[key]]));
}

function plain({ type, format }: Node): unknown {
  switch (type) {
    case 'string':
      return format === 'uri' ? 'https://github.example/' : format === 'date-time' ? '2026-11-25T00:00:00Z' : format === 'repo.nwo' ? 'a/b' : 'x';
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return {};
  }
}
