// Who may do what. https://istio.io/latest/docs/reference/config/security/authorization-policy/
import type { Labels } from '../../model/names.ts';
import { headOf, type Node } from '../../syntax/node.ts';
import type { Span } from '../../text/source.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, notUnderstood, selectorOf, textOf, textsOf, type Reading } from '../reading.ts';

export interface AuthorizationPolicy {
  readonly manifest: Manifest;
  /** Undefined or empty: every pod of the namespace. */
  readonly selector: Labels | undefined;
  readonly action: 'ALLOW' | 'DENY' | 'AUDIT';
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly at: Span;
  /** One must match; undefined: anybody. */
  readonly from: readonly Values<SourceKey>[] | undefined;
  readonly to: readonly Values<OperationKey>[] | undefined;
  /** All must match. */
  readonly when: readonly Condition[];
}

/** What must be one of the values, and what must be none: all of it at once. */
export type Values<K extends string> = ReadonlyMap<K | `not${Capitalize<K>}`, readonly string[]>;

export const SOURCE_KEYS = ['principals', 'namespaces', 'serviceAccounts'] as const;
export const OPERATION_KEYS = ['hosts', 'ports', 'methods', 'paths'] as const;
export const CONDITION_KEYS = ['connection.sni', 'source.principal', 'source.namespace', 'destination.port', 'request.headers[upgrade]'] as const;
export type SourceKey = (typeof SOURCE_KEYS)[number];
export type OperationKey = (typeof OPERATION_KEYS)[number];
export type ConditionKey = (typeof CONDITION_KEYS)[number];

export interface Condition {
  readonly key: ConditionKey;
  readonly values: readonly string[] | undefined;
  readonly notValues: readonly string[] | undefined;
}

export function readAuthorizationPolicy(manifest: Manifest, spec: Node | undefined): AuthorizationPolicy {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['selector', 'action', 'rules']);
  const action = textOf(reading, field('action')) ?? 'ALLOW';
  const known = action === 'ALLOW' || action === 'DENY' || action === 'AUDIT' ? action : undefined;
  if (known === undefined) notUnderstood(reading, field('action')?.at ?? manifest.at, `the action ${action}`);
  return { manifest, selector: selectorOf(reading, field('selector')), action: known ?? 'ALLOW', rules: itemsOf(reading, field('rules')).map((node) => readRule(reading, node)) };
}

/** Empty lists of sources and operations are absent ones: so the API reads them. */
function readRule(reading: Reading, node: Node): Rule {
  const field = fieldsOf(reading, node, ['from', 'to', 'when']);
  const inner = (list: 'from' | 'to', key: string): readonly (Node | undefined)[] => itemsOf(reading, field(list)).map((item) => fieldsOf(reading, item, [key])(key));
  const from = inner('from', 'source').map((source) => readValues(reading, node, source, SOURCE_KEYS));
  const to = inner('to', 'operation').map((operation) => readValues(reading, node, operation, OPERATION_KEYS));
  return {
    at: headOf(node),
    from: from.length === 0 ? undefined : from,
    to: to.length === 0 ? undefined : to,
    when: itemsOf(reading, field('when')).flatMap((item) => readCondition(reading, item)),
  };
}

const negated = <K extends string>(key: K): `not${Capitalize<K>}` => `not${key.charAt(0).toUpperCase()}${key.slice(1)}` as `not${Capitalize<K>}`;

function readValues<K extends string>(reading: Reading, rule: Node, node: Node | undefined, keys: readonly K[]): Values<K> {
  const known = [...keys, ...keys.map(negated)];
  const field = fieldsOf(reading, node, known);
  const values = new Map<K | `not${Capitalize<K>}`, readonly string[]>();
  for (const key of known) {
    const list = textsOf(reading, field(key));
    if (list === undefined) continue;
    if (list.length === 0 || list.some((value) => value === '')) notUnderstood(reading, field(key)?.at ?? headOf(rule), `${key} without a value`);
    for (const value of list) judgeValue(reading, field(key)?.at ?? headOf(rule), key, value);
    values.set(key, list);
  }
  if (values.size === 0) notUnderstood(reading, headOf(node ?? rule), 'a source or operation without a condition');
  return values;
}

/** Where `*` stands only as `*`, `x*` and `*x`; templates are another language. */
function judgeValue(reading: Reading, at: Span, key: string, value: string): void {
  const plainly = !value.slice(1, -1).includes('*') && !/^\*.*\*$/.test(value.length > 1 ? value : '');
  const exact = /ports$/i.test(key) ? /^[1-9][0-9]*$/.test(value) : !/(namespaces|serviceAccounts)$/i.test(key) || !value.includes('*');
  if (!plainly || !exact || value.includes('{')) notUnderstood(reading, at, `the value ${value}`);
}

function readCondition(reading: Reading, node: Node): readonly Condition[] {
  const field = fieldsOf(reading, node, ['key', 'values', 'notValues']);
  const written = textOf(reading, field('key')) ?? '';
  const key = CONDITION_KEYS.find((known) => known === written);
  const [values, notValues] = (['values', 'notValues'] as const).map((name) => textsOf(reading, field(name)));
  const given = [...(values ?? []), ...(notValues ?? [])];
  if (key === undefined || given.length === 0) {
    notUnderstood(reading, field('key')?.at ?? headOf(node), `the condition ${written}`);
    return [];
  }
  for (const value of given) judgeValue(reading, headOf(node), key === 'destination.port' ? 'ports' : key, value);
  if (key === 'request.headers[upgrade]' && given.some((value) => value !== '*')) notUnderstood(reading, headOf(node), 'a value of the header upgrade');
  return [{ key, values: values?.length === 0 ? undefined : values, notValues: notValues?.length === 0 ? undefined : notValues }];
}
