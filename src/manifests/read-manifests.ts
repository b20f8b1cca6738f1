// A file to the objects in it: several documents, lists of objects, and dumps of `kubectl get -o yaml`.
import { headOf, type Node } from '../syntax/node.ts';
import { located, type Source, type Span } from '../text/source.ts';
import { readAuthorizationPolicy } from './authorization-policy.ts';
import { noFields, readDestinationRule } from './destination-rule.ts';
import { fieldsOf, type Fields, type Text } from './fields.ts';
import { readGateway } from './gateway.ts';
import type { ManifestFault } from './manifest-fault.ts';
import type { Manifest, Metadata } from './manifest.ts';
import { parseManifests } from './parse-manifests.ts';
import { readServiceEntry } from './service-entry.ts';
import { readService } from './service.ts';
import { readVirtualService } from './virtual-service.ts';
import { readWorkload } from './workload.ts';

export interface ManifestsRead {
  /** In the order of the file. */
  readonly manifests: readonly Manifest[];
  readonly faults: readonly ManifestFault[];
}

/** What lies before a fault of YAML is still read. Never throws on what is in the file. */
export function readManifests(source: Source): ManifestsRead {
  const { documents, faults } = parseManifests(source);
  const manifests: Manifest[] = [];
  const found = [...faults];
  for (const document of documents) {
    for (const object of objectsOf(document)) {
      const read = readObject(object);
      if ('problem' in read) found.push(read);
      else manifests.push(read);
    }
  }
  return { manifests, faults: found };
}

/** `v1 List` and the typed lists, such as ServiceList, have `items`. No kind that is read here ends in List. */
function objectsOf(document: Node): readonly Node[] {
  if (document.kind === 'scalar' && document.value === null) return [];
  if (document.kind !== 'map') return [document];
  const items = document.entries.find(({ key }) => key === 'items')?.value;
  const kind = fieldsOf(document, document.at).text('kind')?.value ?? '';
  return items?.kind === 'list' && kind.endsWith('List') ? items.items : [document];
}

type Reader = (metadata: Metadata, object: Fields, spec: Fields) => Manifest;

/** By group and kind: versions of one group that are read say the same. */
const READERS: Readonly<Record<string, Reader>> = {
  '/Namespace': (metadata) => ({ ...metadata, kind: 'Namespace' }),
  '/Service': (metadata, _, spec) => readService(metadata, spec),
  '/Pod': (metadata, object) => readWorkload('Pod', metadata, object),
  'apps/Deployment': (metadata, _, spec) => readWorkload('Deployment', metadata, spec.map('template')),
  'apps/StatefulSet': (metadata, _, spec) => readWorkload('StatefulSet', metadata, spec.map('template')),
  'apps/DaemonSet': (metadata, _, spec) => readWorkload('DaemonSet', metadata, spec.map('template')),
  'networking.istio.io/DestinationRule': (metadata, _, spec) => readDestinationRule(metadata, spec),
  'networking.istio.io/VirtualService': (metadata, _, spec) => readVirtualService(metadata, spec),
  'networking.istio.io/ServiceEntry': (metadata, _, spec) => readServiceEntry(metadata, spec),
  'networking.istio.io/Gateway': (metadata, _, spec) => readGateway(metadata, spec),
  'networking.istio.io/Sidecar': (metadata, _, spec) => {
    const listeners = spec.maps('egress');
    return {
      ...metadata,
      kind: 'Sidecar',
      workloadSelector: spec.map('workloadSelector')?.labels('labels'),
      egressHosts: listeners === undefined || listeners.length === 0 ? undefined : listeners.flatMap((listener) => listener.texts('hosts') ?? []),
    };
  },
  'security.istio.io/PeerAuthentication': (metadata, _, spec) => {
    const selector = spec.map('selector')?.labels('matchLabels');
    const mode = (mtls: Fields | undefined, at: Span): Text => mtls?.text('mode') ?? located('UNSET', at);
    const ports = spec.map('portLevelMtls');
    const numbers = ports?.others() ?? [];
    return {
      ...metadata,
      kind: 'PeerAuthentication',
      selector: selector?.size === 0 ? undefined : selector,
      mode: mode(spec.map('mtls'), spec.at),
      portModes: new Map(numbers.map(({ value, at }) => [Number(value), mode(ports?.map(value), at)])),
    };
  },
  'security.istio.io/AuthorizationPolicy': (metadata, _, spec) => readAuthorizationPolicy(metadata, spec),
};

const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '': ['v1'],
  apps: ['v1', 'v1beta1', 'v1beta2'],
  'networking.istio.io': ['v1', 'v1beta1', 'v1alpha3'],
  'security.istio.io': ['v1', 'v1beta1'],
};

function readObject(node: Node): Manifest | ManifestFault {
  const object = fieldsOf(node, node.at);
  const [apiVersion, kind] = [object.text('apiVersion'), object.text('kind')];
  if (apiVersion === undefined || kind === undefined) {
    const instead = 'Start each object with its apiVersion and kind, or narrow the pattern to files that hold manifests.';
    return { at: headOf(node), problem: 'there is an object without apiVersion or kind in it', instead };
  }
  const metadata = readMetadata(apiVersion.value, object);
  const slash = apiVersion.value.lastIndexOf('/');
  const [group, version] = [apiVersion.value.slice(0, Math.max(slash, 0)), apiVersion.value.slice(slash + 1)];
  const reader = VERSIONS[group]?.includes(version) === true ? READERS[`${group}/${kind.value}`] : undefined;
  if (reader === undefined) return { ...metadata, kind: 'other', otherKind: kind.value };
  return reader(metadata, object, object.map('spec') ?? noFields(metadata.at));
}

function readMetadata(apiVersion: string, object: Fields): Metadata {
  const metadata = object.map('metadata');
  const name = metadata?.text('name') ?? metadata?.text('generateName');
  return {
    apiVersion,
    at: name?.at ?? object.at,
    name: name?.value ?? '',
    namespace: metadata?.text('namespace'),
    labels: metadata?.labels('labels') ?? new Map(),
    annotations: metadata?.labels('annotations') ?? new Map(),
  };
}
