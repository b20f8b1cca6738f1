// Brings an overlay into a cluster as Argo CD would: wave by wave, then prunes what is no longer in it.
import { parseAllDocuments } from 'yaml';
import { toPrune, waves } from '../plan/waves.ts';
import { PARTS } from './box.ts';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import type { ControlPlane } from './control-plane.ts';
import { must } from './process.ts';

const LABEL = 'app.kubernetes.io/part-of=meshfed';

/** Every kind that an overlay may hold; what is not here would never be pruned. */
const KINDS: readonly (readonly [apiVersion: string, kind: string])[] = [
  ['v1', 'Namespace'],
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['v1', 'Secret'],
  ['v1', 'ConfigMap'],
  ['apps/v1', 'Deployment'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['rbac.authorization.k8s.io/v1', 'Role'],
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['networking.istio.io/v1', 'Gateway'],
  ['networking.istio.io/v1', 'VirtualService'],
  ['networking.istio.io/v1', 'DestinationRule'],
  ['networking.istio.io/v1', 'ServiceEntry'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
];

/** The objects of a kustomization; kustomize gets no flag. */
export async function build(folder: string): Promise<readonly KubernetesObject[]> {
  const text = await must([`${PARTS}/kustomize`, 'build', folder]);
  return parseAllDocuments(text).map((document) => document.toJS() as KubernetesObject);
}

export async function applyOverlay(plane: ControlPlane, objects: readonly KubernetesObject[]): Promise<void> {
  const stray = objects.find(({ apiVersion, kind }) => !KINDS.some((known) => known[0] === apiVersion && known[1] === kind));
  if (stray !== undefined) throw new Error(`the lab does not know how to prune a ${stray.apiVersion} ${stray.kind}`);
  for (const wave of waves(objects)) await apply(plane, wave);
  const lists = await Promise.all(KINDS.map(([apiVersion, kind]) => plane.api.list(apiVersion, kind, LABEL)));
  for (const object of toPrune(lists.flat(), objects)) await plane.api.remove(object);
}

export async function apply(plane: ControlPlane, objects: readonly KubernetesObject[]): Promise<void> {
  // Without the OpenAPI document, which kubectl would fetch and read each time; the server checks all fields all the same.
  const documents = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  await plane.kubectl(['apply', '--validate=strict', '--openapi-patch=false', '-f', '-'], documents);
}
