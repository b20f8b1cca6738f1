// Metadata that decides whether an object counts at all, or for whom: easily overlooked beside a spec.
import { entryOf, headOf, type Node } from '../syntax/node.ts';
import { fieldsOf, labelsOf, notUnderstood, textOf, type Reading } from './reading.ts';

export interface Metadata {
  readonly name: string;
  /** Empty where an object has none. */
  readonly namespace: string;
  readonly annotations: ReadonlyMap<string, string>;
}

const HARMLESS = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink'];

/** Kinds that lie in no namespace. */
const OF_A_CLUSTER = ['Namespace', 'Kustomization'];

/** Those of Istio, Argo CD, Helm and kustomize that are known to leave an object as it is. */
const KNOWN = [
  'networking.istio.io/exportTo',
  'argocd.argoproj.io/sync-wave',
  'argocd.argoproj.io/sync-options',
  'argocd.argoproj.io/compare-options',
  'argocd.argoproj.io/tracking-id',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'app.kubernetes.io/managed-by',
];

// An istiod passes over objects of another revision; Argo CD and Helm make hooks of objects, kustomize leaves local ones out.
const DECIDING = /(^|\.)istio\.io\/|^istio-injection$|^argocd\.argoproj\.io\/|^helm\.sh\/hook|^config\.(kubernetes|k8s)\.io\/|^kustomize\.config\.k8s\.io\//;

export function readMetadata(node: Node, kind: string, reading: Reading): Metadata {
  const metadata = entryOf(node, 'metadata')?.value;
  const field = fieldsOf(reading, metadata, ['name', 'namespace', 'labels', 'annotations'], HARMLESS);
  const [name, namespace] = [textOf(reading, field('name')) ?? '', textOf(reading, field('namespace')) ?? ''];
  const [labels, annotations] = [labelsOf(reading, field('labels')), labelsOf(reading, field('annotations'))];
  for (const key of [...labels.keys(), ...annotations.keys()]) {
    if (DECIDING.test(key) && !KNOWN.includes(key)) notUnderstood(reading, metadata === undefined ? node.at : headOf(metadata), `the label or annotation ${key}`);
  }
  if (namespace === '' && !OF_A_CLUSTER.includes(kind)) notUnderstood(reading, headOf(node), 'no namespace, so that it lies wherever it is applied');
  return { name, namespace, annotations };
}
