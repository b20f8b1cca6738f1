// Brings overlays into the lab's clusters: only what differs from what was brought before, wave by wave, and what is gone last.
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import { keyOf, toPrune, waves } from '../plan/waves.ts';
import type { Lab } from '../harness/lab.ts';
import type { Wanted } from '../harness/site.ts';

const bringers = new WeakMap<Lab, Wanted['deliver']>();

/** One for a lab, whichever scenario asks: it remembers what lies there, and what one scenario has left the next must take away. */
export function bringerOf(lab: Lab): Wanted['deliver'] {
  const bringer = bringers.get(lab) ?? newBringer();
  bringers.set(lab, bringer);
  return bringer;
}

function newBringer(): Wanted['deliver'] {
  const brought = new Map<string, ReadonlyMap<string, KubernetesObject>>();
  return async ({ cluster, api }, overlay) => {
    const before = brought.get(cluster) ?? new Map<string, KubernetesObject>();
    for (const wave of waves(overlay)) {
      const changed = wave.filter((object) => JSON.stringify(before.get(keyOf(object))) !== JSON.stringify(object));
      // A namespace comes before what lies in it.
      for (const object of changed.filter(({ kind }) => kind === 'Namespace')) await api.apply(object);
      await Promise.all(changed.filter(({ kind }) => kind !== 'Namespace').map((object) => api.apply(object)));
    }
    for (const object of toPrune([...before.values()], overlay)) await api.remove(object);
    brought.set(cluster, new Map(overlay.map((object) => [keyOf(object), object])));
  };
}
