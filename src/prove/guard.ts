// What policies decide about the requests of one connection: all that a connection settles is settled once.
import type { AuthorizationPolicy, Condition, OperationKey, Rule, SourceKey, Values } from './kinds/authorization-policy.ts';
import { kept } from './kept.ts';
import type { Manifest } from './manifest.ts';
import { addPattern, matches, noConstants, patternIndex, type Constants, type PatternIndex } from './patterns.ts';
import { selects } from './reading.ts';
import type { Labels } from '../model/names.ts';
import type { Span } from '../text/source.ts';

export interface Connection {
  /** A SPIFFE ID without `spiffe://`; empty where the client has no certificate. */
  readonly principal: string;
  readonly sni: string;
  /** Of the pod. */
  readonly port: number;
}

export interface Request {
  readonly authority: string;
  readonly method: string;
  readonly path: string;
  /** True where it asks for another protocol, as a WebSocket does. */
  readonly upgrade: boolean;
}

export interface Decision {
  readonly allowed: boolean;
  /** The rule that let it in or kept it out, or the policy that has no rule for it. */
  readonly manifest: Manifest | undefined;
  readonly at: Span | undefined;
}

export interface Guard {
  readonly decide: (request: Request) => Decision;
  /** True where no request of this connection can pass. */
  readonly isClosed: boolean;
  readonly paths: Constants;
  readonly hosts: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}

export const ROOT_NAMESPACE = 'istio-system';

/** Policies of some pods, their rules by the SNI that they are for: a gateway has one for each consumption. */
export interface PolicyIndex {
  readonly policies: readonly AuthorizationPolicy[];
  readonly rulesFor: (sni: string) => readonly PolicyRule[];
}

export interface PolicyRule {
  readonly policy: AuthorizationPolicy;
  readonly rule: Rule;
}

/** Those of the pods' namespace, or of the whole mesh, that select them. */
export function policiesOf(policies: readonly AuthorizationPolicy[], namespace: string, labels: Labels): PolicyIndex {
  const own = policies.filter(({ manifest, selector }) => [namespace, ROOT_NAMESPACE].includes(manifest.namespace) && selects(selector ?? new Map(), labels));
  const always: PolicyRule[] = [];
  const bySni = new Map<string, PolicyRule[]>();
  for (const policy of own) {
    for (const rule of policy.rules) {
      const snis = rule.when.find(({ key, values }) => key === 'connection.sni' && values !== undefined && values.every((value) => !value.includes('*')))?.values;
      if (snis === undefined) always.push({ policy, rule });
      for (const sni of new Set(snis)) kept(bySni, sni, () => []).push({ policy, rule });
    }
  }
  return { policies: own, rulesFor: (sni) => [...always, ...(bySni.get(sni) ?? [])] };
}

interface Live {
  readonly manifest: Manifest;
  readonly at: Span;
  readonly operation: Values<OperationKey> | undefined;
  /** Undefined: whether there is one does not matter. */
  readonly upgrade: boolean | undefined;
}

/** `policies` are those of the pods. Denials first; then, where any policy allows, one must. https://istio.io/latest/docs/concepts/security/#implicit-enablement */
export function guard({ policies, rulesFor }: PolicyIndex, connection: Connection, trustDomain: string): Guard {
  const rules = rulesFor(connection.sni);
  const live = (action: 'ALLOW' | 'DENY'): readonly Live[] => rules.flatMap(({ policy, rule }) => (policy.action === action ? liveOf(policy, rule, connection, trustDomain) : []));
  const [denials, grants] = [live('DENY'), live('ALLOW')];
  const allowing = policies.find(({ action }) => action === 'ALLOW');
  const [denied, granted] = [indexed(denials), indexed(grants)];
  const all = [...denials, ...grants];
  return {
    decide: (request) => {
      const denial = denied.find(request.path).find((one) => holds(one, request));
      if (denial !== undefined) return { allowed: false, manifest: denial.manifest, at: denial.at };
      if (allowing === undefined) return { allowed: true, manifest: undefined, at: undefined };
      const grant = granted.find(request.path).find((one) => holds(one, request));
      return grant === undefined ? { allowed: false, manifest: allowing.manifest, at: allowing.manifest.at } : { allowed: true, manifest: grant.manifest, at: grant.at };
    },
    isClosed: (allowing !== undefined && grants.length === 0) || denials.some(({ operation, upgrade }) => operation === undefined && upgrade === undefined),
    paths: constantsOf(all),
    hosts: new Set(all.flatMap(({ operation }) => both(operation, 'hosts', 'notHosts'))),
    methods: new Set(all.flatMap(({ operation }) => both(operation, 'methods', 'notMethods'))),
  };
}

const both = (operation: Live['operation'], key: OperationKey, not: 'notHosts' | 'notMethods' | 'notPaths'): readonly string[] => [...(operation?.get(key) ?? []), ...(operation?.get(not) ?? [])];

function constantsOf(live: readonly Live[]): Constants {
  const constants = noConstants();
  for (const { operation } of live) for (const pattern of both(operation, 'paths', 'notPaths')) addPattern(constants, pattern);
  return constants;
}

const indexed = (live: readonly Live[]): PatternIndex<Live> => patternIndex(live.map((item) => ({ patterns: item.operation?.get('paths'), item })));

function holds({ operation, upgrade }: Live, request: Request): boolean {
  if (upgrade !== undefined && upgrade !== request.upgrade) return false;
  if (operation === undefined) return true;
  const authority = request.authority.toLowerCase();
  const host = (pattern: string): boolean => matches(pattern.toLowerCase(), authority);
  return (
    passes(operation.get('methods'), operation.get('notMethods'), (pattern) => matches(pattern, request.method)) &&
    passes(undefined, operation.get('notPaths'), (pattern) => matches(pattern, request.path)) &&
    passes(operation.get('hosts'), operation.get('notHosts'), host)
  );
}

/** One of `values`, where there are any, and none of `nots`. */
function passes(values: readonly string[] | undefined, nots: readonly string[] | undefined, test: (pattern: string) => boolean): boolean {
  return (values === undefined || values.some(test)) && !(nots?.some(test) ?? false);
}

/** What is left of a rule on this connection: its operations; nothing where it cannot match. */
function liveOf({ manifest }: AuthorizationPolicy, rule: Rule, connection: Connection, trustDomain: string): readonly Live[] {
  const { principal, port } = connection;
  const isSource = (source: Values<SourceKey>): boolean => sourceMatches(source, principal, trustDomain, manifest.namespace);
  if (rule.from !== undefined && !rule.from.some(isSource)) return [];
  if (!rule.when.every((condition) => conditionMatches(condition, connection, trustDomain))) return [];
  const upgrades = rule.when.filter(({ key }) => key === 'request.headers[upgrade]').flatMap(({ values, notValues }) => [...(values ? [true] : []), ...(notValues ? [false] : [])]);
  if (upgrades.includes(true) && upgrades.includes(false)) return [];
  const [upgrade] = upgrades;
  const live = (operation: Values<OperationKey> | undefined): Live => ({ manifest, at: rule.at, operation, upgrade });
  if (rule.to === undefined) return [live(undefined)];
  return rule.to.filter((operation) => passes(operation.get('ports'), operation.get('notPorts'), (value) => value === String(port))).map(live);
}

function sourceMatches(source: Values<SourceKey>, principal: string, trustDomain: string, namespace: string): boolean {
  return (
    passes(source.get('principals'), source.get('notPrincipals'), (pattern) => principalMatches(pattern, principal, trustDomain)) &&
    passes(source.get('namespaces'), source.get('notNamespaces'), (name) => principal.includes(`/ns/${name}/`)) &&
    passes(source.get('serviceAccounts'), source.get('notServiceAccounts'), (name) => {
      const [first, second] = name.split('/');
      return principal.endsWith(`/ns/${second === undefined ? namespace : first}/sa/${second ?? first}`);
    })
  );
}

/**
 * `cluster.local` points to the mesh's own trust domain, in a principal of all five parts alone: `cluster.local/ns/app/*` has four, and is
 * taken as it stands. https://istio.io/latest/docs/tasks/security/authorization/authz-td-migration/
 */
function principalMatches(pattern: string, principal: string, trustDomain: string): boolean {
  const [own, ...rest] = pattern.split('/');
  return matches(own === 'cluster.local' && rest.length === 4 ? [trustDomain, ...rest].join('/') : pattern, principal);
}

function conditionMatches({ key, values, notValues }: Condition, { principal, sni, port }: Connection, trustDomain: string): boolean {
  switch (key) {
    case 'connection.sni':
      return passes(values, notValues, (pattern) => matches(pattern, sni));
    case 'source.principal':
      return passes(values, notValues, (pattern) => principalMatches(pattern, principal, trustDomain));
    case 'source.namespace':
      return passes(values, notValues, (name) => principal.includes(`/ns/${name}/`));
    case 'destination.port':
      return passes(values, notValues, (value) => value === String(port));
    case 'request.headers[upgrade]':
      return true;
    default:
      return key satisfies never;
  }
}
