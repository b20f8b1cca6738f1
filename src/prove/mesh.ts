// A cluster's overlay as typed objects, and all of it that is not understood.
import type { Source } from '../text/source.ts';
import { readCertificates } from '../certificates/read-certificates.ts';
import { entryOf, type Node } from '../syntax/node.ts';
import { readAuthorizationPolicy, type AuthorizationPolicy } from './kinds/authorization-policy.ts';
import { readDeployment, type Deployment } from './kinds/deployment.ts';
import { readDestinationRule, type DestinationRule } from './kinds/destination-rule.ts';
import { readGateway, type Gateway } from './kinds/gateway.ts';
import { readNetworkPolicy, type NetworkPolicy } from './kinds/network-policy.ts';
import { readRole, readRoleBinding, type Role, type RoleBinding } from './kinds/role.ts';
import { readService, type Service } from './kinds/service.ts';
import { readServiceEntry, type ServiceEntry } from './kinds/service-entry.ts';
import { readVirtualService, type VirtualService } from './kinds/virtual-service.ts';
import { appliedFiles, readManifests, type Files, type Manifest } from './manifest.ts';
import { fieldsOf, labelsOf, notUnderstood, textOf, type Outside } from './reading.ts';

export interface Mesh {
  readonly gateways: readonly Gateway[];
  readonly virtualServices: readonly VirtualService[];
  readonly destinationRules: readonly DestinationRule[];
  readonly policies: readonly AuthorizationPolicy[];
  readonly serviceEntries: readonly ServiceEntry[];
  readonly services: readonly Service[];
  readonly deployments: readonly Deployment[];
  readonly networkPolicies: readonly NetworkPolicy[];
  /** Accounts that there are, and those that may list Secrets: `<namespace>/<name>`. */
  readonly accounts: readonly string[];
  readonly roles: readonly Role[];
  readonly bindings: readonly RoleBinding[];
  /** CAs by `configmap <namespace>/<name>` and `secret <namespace>/<name>`. */
  readonly bundles: ReadonlyMap<string, CaBundleManifest>;
  readonly outside: readonly Outside[];
}

export interface CaBundleManifest {
  readonly manifest: Manifest;
  /** SHA-256 of each CA. */
  readonly fingerprints: ReadonlySet<string>;
}

/** Whatever these say, nobody gets in or stays out by it, as far as agreements are concerned. */
const WITHOUT_EFFECT = ['v1 Namespace', 'v1 ServiceAccount', 'rbac.authorization.k8s.io/v1 Role', 'rbac.authorization.k8s.io/v1 RoleBinding', 'autoscaling/v2 HorizontalPodAutoscaler', 'policy/v1 PodDisruptionBudget'];

/** What one file says; equal for equal files, so that it is read once in a process. */
interface FileRead extends Omit<Mesh, 'bundles'> {
  readonly manifests: readonly Manifest[];
  readonly bundles: readonly (readonly [string, CaBundleManifest])[];
}

export function readMesh(files: Files, folder: string): Mesh {
  const { sources, outside } = appliedFiles(files, folder);
  const read = sources.map(readOnce);
  const all = <K extends keyof FileRead>(key: K): FileRead[K] => read.flatMap((one) => one[key] as readonly unknown[]) as unknown as FileRead[K];
  return {
    gateways: all('gateways'),
    virtualServices: all('virtualServices'),
    destinationRules: all('destinationRules'),
    policies: all('policies'),
    serviceEntries: all('serviceEntries'),
    services: all('services'),
    deployments: all('deployments'),
    networkPolicies: all('networkPolicies'),
    accounts: all('accounts'),
    roles: all('roles'),
    bindings: all('bindings'),
    bundles: new Map(all('bundles')),
    outside: [...outside, ...all('outside'), ...repeated(all('manifests'))],
  };
}

// The last text of each path, or so many of them.
const known = new Map<string, { readonly text: string; readonly read: FileRead }>();
const KNOWN_LIMIT = 20_000;

function readOnce(source: Source): FileRead {
  const before = known.get(source.path);
  if (before?.text === source.text) return before.read;
  if (known.size >= KNOWN_LIMIT) known.clear();
  const read = readFile(source);
  known.set(source.path, { text: source.text, read });
  return read;
}

function readFile(source: Source): FileRead {
  const outside: Outside[] = [];
  const manifests = readManifests(source, outside);
  const of = <T>(kind: string, read: (manifest: Manifest, spec: Node | undefined) => T): readonly T[] =>
    manifests.filter((one) => `${group(one)}${one.kind}` === kind).map((one) => read(one, specOf(one)));
  for (const manifest of manifests) if (!KNOWN.includes(`${group(manifest)}${manifest.kind}`)) notUnderstood(manifest.reading, manifest.at, `the kind ${manifest.kind} of ${manifest.apiVersion}`);
  return {
    manifests,
    gateways: of('networking.istio.io Gateway', readGateway),
    virtualServices: of('networking.istio.io VirtualService', readVirtualService),
    destinationRules: of('networking.istio.io DestinationRule', readDestinationRule),
    policies: of('security.istio.io AuthorizationPolicy', readAuthorizationPolicy),
    serviceEntries: of('networking.istio.io ServiceEntry', readServiceEntry),
    services: of('v1 Service', readService),
    deployments: of('apps/v1 Deployment', readDeployment),
    networkPolicies: of('networking.k8s.io/v1 NetworkPolicy', readNetworkPolicy),
    accounts: manifests.filter(({ kind }) => kind === 'ServiceAccount').map(({ namespace, name }) => `${namespace}/${name}`),
    roles: manifests.filter(({ kind }) => kind === 'Role').map(readRole),
    bindings: manifests.filter(({ kind }) => kind === 'RoleBinding').map(readRoleBinding),
    bundles: manifests.flatMap(bundleOf),
    outside,
  };
}

function repeated(manifests: readonly Manifest[]): readonly Outside[] {
  const seen = new Set<string>();
  return manifests.flatMap(({ kind, namespace, name, at, reading }) => {
    const key = `${kind} ${namespace} ${name}`;
    if (seen.has(key)) return [{ at, object: reading.object, what: 'an object that stands twice' }];
    seen.add(key);
    return [];
  });
}

// The versions of one group of Istio say the same.
const group = ({ apiVersion }: Manifest): string => `${apiVersion.replace(/^((?:networking|security)\.istio\.io)\/(v1|v1beta1|v1alpha3)$/, '$1')} `;

const KNOWN = [
  ...['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry'].map((kind) => `networking.istio.io ${kind}`),
  ...['security.istio.io AuthorizationPolicy', 'v1 Service', 'v1 ConfigMap', 'v1 Secret', 'apps/v1 Deployment', 'networking.k8s.io/v1 NetworkPolicy'],
  ...WITHOUT_EFFECT,
];

function specOf({ node, reading, kind }: Manifest): Node | undefined {
  fieldsOf(reading, node, ['apiVersion', 'kind', 'metadata', 'spec'], ['status']);
  if (entryOf(node, 'spec') === undefined && kind !== 'AuthorizationPolicy') notUnderstood(reading, node.at, 'an object without a spec');
  return entryOf(node, 'spec')?.value;
}

const CA_KEY = 'ca.crt';

function bundleOf(manifest: Manifest): readonly (readonly [string, CaBundleManifest])[] {
  const { kind, namespace, name, node, reading } = manifest;
  if (kind !== 'ConfigMap' && kind !== 'Secret') return [];
  const field = fieldsOf(reading, node, ['data', 'type'], ['apiVersion', 'kind', 'metadata', 'immutable']);
  if (kind === 'Secret') textOf(reading, field('type'));
  const data = field('data');
  const written = labelsOf({ ...reading, outside: [] }, data).get(CA_KEY);
  const pem = written === undefined || kind === 'ConfigMap' ? written : Buffer.from(written, 'base64').toString('utf8');
  if (pem === undefined) {
    notUnderstood(reading, data?.at ?? manifest.at, `no ${CA_KEY}`);
    return [];
  }
  const { certificates, faults } = readCertificates(new TextEncoder().encode(pem));
  if (faults.length > 0 || certificates.length === 0) notUnderstood(reading, entryOf(data, CA_KEY)?.keyAt ?? manifest.at, 'CAs that cannot be read');
  return [[`${kind.toLowerCase()} ${namespace}/${name}`, { manifest, fingerprints: new Set(certificates.map(({ fingerprint }) => fingerprint)) }]];
}
