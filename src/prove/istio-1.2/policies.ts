// The policies of 2019: the RBAC filter at the ingress gateway, and roles behind it. https://istio.io/v1.2/docs/reference/config/authorization/
import type { Labels } from '../../model/names.ts';
import { entryOf, headOf, type Node } from '../../syntax/node.ts';
import type { Span } from '../../text/source.ts';
import { readManifests, appliedFiles, type Files, type Manifest } from '../manifest.ts';
import { fieldsOf, flagOf, itemsOf, labelsOf, notUnderstood, numberOf, textOf, textsOf, type Outside, type Reading } from '../reading.ts';

/** What a condition tests, on one header; `not` and others are not read. */
export type Permission =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Permission[] }
  | { readonly kind: 'header'; readonly name: ':path' | ':method'; readonly pattern: string };

export interface Filter {
  readonly manifest: Manifest;
  readonly labels: Labels;
  readonly port: number;
  readonly policies: readonly { readonly at: Span; readonly permission: Permission; /** As patterns of SPIFFE IDs. */ readonly principals: readonly string[] }[];
}

export interface Role {
  readonly manifest: Manifest;
  readonly rules: readonly { readonly at: Span; readonly services: readonly string[]; readonly methods: readonly string[]; /** Undefined: every path. */ readonly paths: readonly string[] | undefined }[];
}

export interface Policies {
  readonly filters: readonly Filter[];
  readonly roles: readonly Role[];
  readonly bindings: readonly { readonly manifest: Manifest; readonly role: string; readonly users: readonly string[] }[];
  /** Namespaces in which roles count; null: none of the configuration is there. */
  readonly counts: { readonly manifest: Manifest; readonly in: ReadonlySet<string> | 'all' } | null;
  readonly outside: readonly Outside[];
}

const NO_POLICIES = ['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Service', 'Endpoints', 'Namespace', 'ServiceAccount'];
const POLICIES = ['EnvoyFilter', 'ServiceRole', 'ServiceRoleBinding', 'ClusterRbacConfig'];

export function readPolicies(files: Files, folder: string): Policies {
  const applied = appliedFiles(files, folder);
  const outside: Outside[] = [...applied.outside];
  const manifests = applied.sources.flatMap((source) => readManifests(source, outside));
  const of = <T>(kind: string, read: (manifest: Manifest, spec: Node | undefined) => T): readonly T[] =>
    manifests.filter((one) => one.kind === kind).map((one) => {
      fieldsOf(one.reading, one.node, ['apiVersion', 'kind', 'metadata', 'spec']);
      return read(one, entryOf(one.node, 'spec')?.value);
    });
  for (const { kind, reading, at, apiVersion } of manifests) if (![...NO_POLICIES, ...POLICIES].includes(kind)) notUnderstood(reading, at, `the kind ${kind} of ${apiVersion}`);
  const [config, second] = of('ClusterRbacConfig', readConfig);
  if (second !== undefined) notUnderstood(second.manifest.reading, second.manifest.at, 'a second ClusterRbacConfig');
  return { filters: of('EnvoyFilter', readFilter).flat(), roles: of('ServiceRole', readRole), bindings: of('ServiceRoleBinding', readBinding), counts: config ?? null, outside };
}

function readConfig(manifest: Manifest, spec: Node | undefined): NonNullable<Policies['counts']> {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['mode', 'inclusion']);
  const mode = textOf(reading, field('mode')) ?? 'OFF';
  const namespaces = textsOf(reading, fieldsOf(reading, field('inclusion'), ['namespaces'])('namespaces')) ?? [];
  if (manifest.name !== 'default' || !['ON', 'OFF', 'ON_WITH_INCLUSION'].includes(mode)) notUnderstood(reading, manifest.at, `a ClusterRbacConfig of the mode ${mode}, or of another name than default`);
  return { manifest, in: mode === 'ON' ? 'all' : new Set(mode === 'OFF' ? [] : namespaces) };
}

function readRole(manifest: Manifest, spec: Node | undefined): Role {
  const { reading } = manifest;
  const rules = itemsOf(reading, fieldsOf(reading, spec, ['rules'])('rules')).map((node) => {
    const field = fieldsOf(reading, node, ['services', 'methods', 'paths']);
    const [services, methods, paths] = (['services', 'methods', 'paths'] as const).map((key) => textsOf(reading, field(key)));
    if (services === undefined || services.length === 0) notUnderstood(reading, headOf(node), 'a rule without services');
    return { at: headOf(node), services: services ?? [], methods: methods === undefined || methods.length === 0 ? ['*'] : methods, paths: paths?.length === 0 ? undefined : paths };
  });
  return { manifest, rules };
}

function readBinding(manifest: Manifest, spec: Node | undefined): Policies['bindings'][number] {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['subjects', 'roleRef', 'mode']);
  if ((textOf(reading, field('mode')) ?? 'ENFORCED') !== 'ENFORCED') notUnderstood(reading, manifest.at, 'a binding that is not enforced');
  const ref = fieldsOf(reading, field('roleRef'), ['kind', 'name']);
  if (textOf(reading, ref('kind')) !== 'ServiceRole') notUnderstood(reading, manifest.at, 'a reference to another kind than ServiceRole');
  const users = itemsOf(reading, field('subjects')).map((node) => textOf(reading, fieldsOf(reading, node, ['user'])('user')) ?? '*');
  return { manifest, role: textOf(reading, ref('name')) ?? '', users };
}

function readFilter(manifest: Manifest, spec: Node | undefined): readonly Filter[] {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['workloadLabels', 'filters']);
  const labels = labelsOf(reading, field('workloadLabels'));
  return itemsOf(reading, field('filters')).map((node) => {
    const filter = fieldsOf(reading, node, ['filterName', 'filterType', 'listenerMatch', 'filterConfig']);
    const match = fieldsOf(reading, filter('listenerMatch'), ['portNumber', 'listenerType', 'listenerProtocol']);
    const rules = fieldsOf(reading, fieldsOf(reading, filter('filterConfig'), ['rules'])('rules'), ['action', 'policies']);
    const stated = [filter('filterName'), filter('filterType'), match('listenerType'), match('listenerProtocol'), rules('action')].map((one) => textOf(reading, one));
    if (stated.join(' ') !== 'envoy.filters.http.rbac HTTP GATEWAY HTTP ALLOW') notUnderstood(reading, headOf(node), 'a filter that is not the ALLOW of an RBAC filter of a gateway');
    const policies = rules('policies');
    return { manifest, labels, port: numberOf(reading, match('portNumber')) ?? 0, policies: policies?.kind === 'map' ? policies.entries.map(({ keyAt, value }) => readPolicy(reading, keyAt, value)) : [] };
  });
}

function readPolicy(reading: Reading, at: Span, node: Node): Filter['policies'][number] {
  const field = fieldsOf(reading, node, ['permissions', 'principals']);
  const [permissions, principals] = [field('permissions'), field('principals')];
  // The text writes one where Envoy has a list.
  const of = (permissions?.kind === 'list' ? permissions.items : permissions === undefined ? [] : [permissions]).map((one) => readPermission(reading, one));
  return { at, permission: { kind: 'any', of }, principals: itemsOf(reading, principals).map((one) => readPrincipal(reading, one)) };
}

function readPermission(reading: Reading, node: Node): Permission {
  const field = fieldsOf(reading, node, ['and_rules', 'or_rules', 'header', 'any']);
  const rules = (key: 'and_rules' | 'or_rules'): readonly Permission[] => itemsOf(reading, fieldsOf(reading, field(key), ['rules'])('rules')).map((one) => readPermission(reading, one));
  const given = (['and_rules', 'or_rules', 'header', 'any'] as const).filter((key) => field(key) !== undefined);
  if (given.length !== 1) notUnderstood(reading, headOf(node), 'a permission with no condition, or with several');
  if (given[0] === 'and_rules') return { kind: 'all', of: rules('and_rules') };
  if (given[0] === 'or_rules') return { kind: 'any', of: rules('or_rules') };
  if (given[0] === 'any') return { kind: flagOf(reading, field('any')) === true ? 'all' : 'any', of: [] };
  const header = fieldsOf(reading, field('header'), ['name', 'exact_match', 'prefix_match']);
  const name = textOf(reading, header('name'));
  const [exact, prefix] = [textOf(reading, header('exact_match')), textOf(reading, header('prefix_match'))];
  if ((name !== ':path' && name !== ':method') || (exact === undefined) === (prefix === undefined) || exact?.includes('*') === true) notUnderstood(reading, headOf(node), 'a condition on another header, or of another form');
  return { kind: 'header', name: name === ':method' ? ':method' : ':path', pattern: exact ?? `${prefix}*` };
}

function readPrincipal(reading: Reading, node: Node): string {
  const field = fieldsOf(reading, node, ['authenticated', 'any']);
  if (flagOf(reading, field('any')) === true) return '*';
  const name = fieldsOf(reading, fieldsOf(reading, field('authenticated'), ['principal_name'])('principal_name'), ['exact', 'prefix', 'suffix']);
  const [exact, prefix, suffix] = (['exact', 'prefix', 'suffix'] as const).map((key) => textOf(reading, name(key)));
  if (exact === undefined && prefix === undefined && suffix === undefined) return '*';
  return exact ?? (prefix === undefined ? `*${suffix}` : `${prefix}*`);
}
