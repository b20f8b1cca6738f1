// A document's shape, judged by the schemas and told in our words at the exact key or value.
import agreementSchema from '../../schemas/agreement.schema.json' with { type: 'json' };
import federationSchema from '../../schemas/federation.schema.json' with { type: 'json' };
import policySchema from '../../schemas/policy.schema.json' with { type: 'json' };
import { nearest } from '../finding/nearest.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/source.ts';
import { agreement, federation, policy, type ShapeError } from './shape.generated.js';
import type { SyntaxFault } from './fault.ts';
import { rename, replace, type Plain } from './edit-yaml.ts';
import { entryOf, headOf, plain, type Node } from './node.ts';
import type { Fix } from '../finding/finding.ts';

export type DocumentKind = 'Agreement' | 'Federation' | 'Policy';

const VALIDATORS = { Agreement: agreement, Federation: federation, Policy: policy } as const;
const SCHEMAS: Readonly<Record<DocumentKind, Schema>> = { Agreement: agreementSchema as Schema, Federation: federationSchema as Schema, Policy: policySchema as Schema };

/** Every fault of shape, each at the key or value that is wrong. */
export function checkShape(kind: DocumentKind, root: Node): readonly SyntaxFault[] {
  const errors = VALIDATORS[kind](plain(root));
  return errors.map((error) => toFault(kind, root, error));
}

interface Place {
  readonly node: Node;
  /** The key or item that leads to it. */
  readonly keyAt: Span;
  /** In words: `spec.exposes[0].port`. */
  readonly name: string;
  readonly schema: Schema;
  /** True for a key that the map around it must have, and for an item of a list. */
  readonly isRequired: boolean;
}

/** Follows a JSON pointer through a document and its schema. */
function find(kind: DocumentKind, root: Node, pointer: string): Place {
  let place: Place = { node: root, keyAt: { ...root.at, end: root.at.start }, name: '', schema: resolved(kind, SCHEMAS[kind]), isRequired: true };
  for (const part of pointer.split('/').slice(1)) place = below(kind, place, part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return place.name === '' ? { ...place, name: 'the document' } : place;
}

function below(kind: DocumentKind, { node, keyAt, name, schema }: Place, key: string): Place {
  const item = node.kind === 'list' ? node.items[Number(key)] : undefined;
  if (item !== undefined) return { node: item, keyAt: headOf(item), name: `${name}[${key}]`, schema: resolved(kind, schema.items), isRequired: true };
  const entry = entryOf(node, key);
  return {
    node: entry?.value ?? node,
    keyAt: entry?.keyAt ?? keyAt,
    name: name === '' ? key : `${name}.${key}`,
    schema: resolved(kind, schema.properties?.[key]),
    isRequired: schema.required?.includes(key) === true,
  };
}

/** An abbreviation keeps its capitals. */
const insideSentence = (sentence: string): string => sentence.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase());

function toFault(kind: DocumentKind, root: Node, { keyword, pointer, params }: ShapeError): SyntaxFault {
  const place = find(kind, root, pointer);
  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(place, String(params['additionalProperty']));
    case 'required': {
      const key = String(params['missingProperty']);
      const meaning = insideSentence(firstSentence(below(kind, place, key).schema.description ?? ''));
      return { kind: 'missing-key', at: place.keyAt, args: { key, parent: place.name, meaning } };
    }
    case 'enum':
    case 'const':
      return notAChoice(place, (params['allowedValues'] ?? [params['allowedValue']]) as readonly string[]);
    default:
      return isEmpty(place.node) ? emptyValue(place) : wrongType(place, [params['type']].flat().map(String));
  }
}

const isEmpty = (node: Node): boolean =>
  node.kind === 'scalar' ? node.value === null : (node.kind === 'list' ? node.items : node.entries).length === 0;

/** An unknown key is shown at the key, with the key that it was probably meant to be. */
function unknownKey(place: Place, key: string): SyntaxFault {
  const known = Object.keys(place.schema.properties ?? {});
  const meant = nearest(key, known) ?? '';
  const isSlip = meant !== '' && spelling(key) === spelling(meant) && entryOf(place.node, meant) === undefined;
  const instead = meant === '' ? `Take it out, or write one of ${known.join(', ')}.` : `Did you mean \`${meant}\`?`;
  const at = entryOf(place.node, key)?.keyAt ?? place.keyAt;
  return { kind: 'unknown-key', at, args: { key, parent: place.name, nearest: meant, instead }, fix: isSlip ? edited(rename(at, meant)) : undefined };
}

/** Two words that differ in case and hyphens alone were meant to be one. */
const spelling = (word: string): string => word.toLowerCase().replace(/[-_]/g, '');

const edited = (edit: Edit): Fix => ({ kind: 'edit', edit });

function notAChoice(place: Place, allowed: readonly string[]): SyntaxFault {
  const meant = nearest(written(place.node), allowed);
  const instead = meant === undefined ? `Write one of ${allowed.join(', ')}.` : `Did you mean \`${meant}\`?`;
  const same = allowed.find((one) => spelling(one) === spelling(written(place.node)));
  const args = { what: place.name, written: written(place.node), choices: allowed.join(', '), instead };
  return { kind: 'not-a-choice', at: place.node.at, args, fix: same === undefined ? undefined : edited(replace(place.node, same)) };
}

function emptyValue({ node, keyAt, name, schema, isRequired }: Place): SyntaxFault {
  const at = node.kind === 'scalar' ? keyAt : node.at;
  // Of a section that has no required keys, `{}` says that nothing is meant.
  const canBeEmpty = schema.type === 'object' && schema.minProperties === undefined && (schema.required ?? []).length === 0;
  const rest = canBeEmpty ? 'A section without content is written `{}`.' : isRequired ? '' : `Or leave the key out${leftOut(schema)}.`;
  return { kind: 'empty-value', at, args: { what: name, instead: `${exampleOf(schema)}${rest}`.trim() } };
}

/** Nobody who means nothing by an empty list should open everything by taking it away. */
function leftOut({ description = '' }: Schema): string {
  const meaning = /Default: ([^.]+)\./.exec(description)?.[1];
  return meaning === undefined ? '' : `, which means: ${meaning}`;
}

function wrongType({ node, name, schema }: Place, types: readonly string[]): SyntaxFault {
  const wanted = types.map((type) => NOUNS[type] ?? type).join(' or ');
  const right = correction(node, types);
  const args = { what: name, written: inWords(node), wanted, instead: right?.instead ?? exampleOf(schema).trim() };
  return { kind: 'wrong-type', at: headOf(node), args, fix: right === undefined ? undefined : edited(replace(node, right.value)) };
}

interface Correction {
  readonly instead: string;
  readonly value: Plain;
}

/** The value as it should be written, where it is only the way of writing that is wrong. */
function correction(node: Node, types: readonly string[]): Correction | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const { value, written: text } = node;
  if (typeof value === 'string' && types.includes('integer') && /^\d+$/.test(value)) return { instead: `Take the quotes away: \`${value}\`.`, value: Number(value) };
  if (typeof value === 'string' && types.includes('boolean') && /^(true|false)$/.test(value)) return { instead: `Take the quotes away: \`${value}\`.`, value: value === 'true' };
  if (types.length === 1 && types[0] === 'array') return { instead: `Put it in brackets: \`[${text}]\`.`, value: [value] };
  return typeof value !== 'string' && types.includes('string') ? { instead: `Quote it: \`"${text}"\`.`, value: text } : undefined;
}

const inWords = (node: Node): string => (node.kind !== 'scalar' ? `a ${node.kind}` : typeof node.value === 'string' ? `the text "${node.written}"` : node.written);

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a map',
};

const written = (node: Node): string => (node.kind === 'scalar' ? node.written : `a ${node.kind}`);

function exampleOf({ examples, default: usual }: Schema): string {
  const example = examples?.[0] ?? usual;
  return example === undefined ? '' : `For example \`${typeof example === 'string' ? example : JSON.stringify(example)}\`. `;
}

const firstSentence = (text: string): string => text.split(/\.(?:\s|$)|\n/)[0] ?? '';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

/** A schema together with those that it refers to; what it says itself goes first. */
function resolved(kind: DocumentKind, schema: Schema = {}): Schema {
  const { $ref, allOf = [], ...own } = schema;
  const target = $ref === undefined ? {} : resolved(kind, SCHEMAS[kind].definitions?.[$ref.split('/').at(-1) ?? '']);
  return Object.assign({}, target, ...allOf.map((part) => resolved(kind, part)), own) as Schema;
}
