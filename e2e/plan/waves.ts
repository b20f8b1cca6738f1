// The order in which Argo CD brings an overlay into a cluster, and what it takes out again.
import type { KubernetesObject } from './kubernetes-object.ts';

const waveOf = (object: KubernetesObject): number => Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);

/** Lowest wave first. In a wave a Namespace comes before all that may lie in it; else the order stays. */
export function waves(objects: readonly KubernetesObject[]): readonly (readonly KubernetesObject[])[] {
  const numbers = [...new Set(objects.map(waveOf))].sort((a, b) => a - b);
  return numbers.map((number) => {
    const wave = objects.filter((object) => waveOf(object) === number);
    return [...wave.filter(isNamespace), ...wave.filter((object) => !isNamespace(object))];
  });
}

/** What is in the cluster and no longer in the overlay, highest wave first; what says that it is never pruned stays. */
export function toPrune(present: readonly KubernetesObject[], wanted: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const keep = new Set(wanted.map(keyOf));
  const gone = present.filter((object) => !keep.has(keyOf(object)) && !mayNotBePruned(object));
  return [...waves(gone)].reverse().flat();
}

const isNamespace = (object: KubernetesObject): boolean => object.kind === 'Namespace';

const mayNotBePruned = (object: KubernetesObject): boolean =>
  (object.metadata.annotations?.['argocd.argoproj.io/sync-options'] ?? '').split(',').includes('Prune=false');

export const keyOf = ({ apiVersion, kind, metadata }: KubernetesObject): string =>
  `${apiVersion.split('/').slice(0, -1).join()} ${kind} ${metadata.namespace ?? ''} ${metadata.name}`;
