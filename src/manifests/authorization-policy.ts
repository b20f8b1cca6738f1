// AuthorizationPolicy: who may call a workload. https://istio.io/latest/docs/reference/config/security/authorization-policy/
import { located, type Span } from '../text/source.ts';
import type { Fields, LabelMap, Text } from './fields.ts';
import type { Metadata } from './manifest.ts';

export interface AuthorizationPolicy extends Metadata {
  readonly kind: 'AuthorizationPolicy';
  /** Undefined: every workload of the namespace; in the root namespace, of the mesh. An empty `matchLabels` is the same. */
  readonly selector: LabelMap | undefined;
  /** True where it is attached by `targetRef` or `targetRefs`, which is not for sidecars. */
  readonly hasTarget: boolean;
  /** `ALLOW` by default. */
  readonly action: Text;
  /** Undefined and empty are one: nothing matches, so that an ALLOW denies everything. A rule without any field matches everything. */
  readonly rules: readonly PolicyRule[] | undefined;
}

export interface PolicyRule {
  readonly at: Span;
  /** Undefined and empty: from anybody. One of them is enough. */
  readonly from: readonly Conditions[] | undefined;
  /** Undefined and empty: to do anything. One of them is enough. */
  readonly to: readonly Conditions[] | undefined;
  /** All of them. */
  readonly when: readonly When[];
  readonly others: readonly Text[];
}

/** A `source` or an `operation`: by field, the values of which one is enough (or, for `not…`, none may be); all fields together. An empty list is as if it were not there. */
export interface Conditions {
  readonly at: Span;
  readonly fields: ReadonlyMap<string, readonly Text[]>;
}

export interface When {
  readonly key: Text;
  readonly values: readonly Text[];
  readonly notValues: readonly Text[];
}

const SOURCE = ['principals', 'requestPrincipals', 'namespaces', 'serviceAccounts', 'ipBlocks', 'remoteIpBlocks'];
const OPERATION = ['hosts', 'ports', 'methods', 'paths'];

export function readAuthorizationPolicy(metadata: Metadata, spec: Fields): AuthorizationPolicy {
  const selector = spec.map('selector')?.labels('matchLabels');
  return {
    ...metadata,
    kind: 'AuthorizationPolicy',
    selector: selector?.size === 0 ? undefined : selector,
    hasTarget: spec.presence('targetRef') === 'value' || spec.presence('targetRefs') === 'value',
    action: spec.text('action') ?? located('ALLOW', spec.at),
    rules: spec.maps('rules')?.map(readRule),
  };
}

function readRule(rule: Fields): PolicyRule {
  const read = {
    at: rule.at,
    from: rule.maps('from')?.map((from) => readConditions(from.map('source'), SOURCE, from.at)),
    to: rule.maps('to')?.map((to) => readConditions(to.map('operation'), OPERATION, to.at)),
    when: (rule.maps('when') ?? []).map((when) => ({ key: when.text('key') ?? located('', when.at), values: when.texts('values') ?? [], notValues: when.texts('notValues') ?? [] })),
  };
  return { ...read, others: rule.others() };
}

function readConditions(fields: Fields | undefined, names: readonly string[], at: Span): Conditions {
  const found = new Map<string, readonly Text[]>();
  const negated = names.map((name) => `not${name[0]?.toUpperCase()}${name.slice(1)}`);
  for (const name of [...names, ...negated]) {
    const values = fields?.texts(name) ?? [];
    if (values.length > 0) found.set(name, values);
  }
  // What the reader does not know may narrow it all the same, and must not be taken for nothing.
  for (const other of fields?.others() ?? []) found.set(other.value, []);
  return { at: fields?.at ?? at, fields: found };
}
