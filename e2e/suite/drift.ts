// What somebody changes by hand in a cluster, and whether Argo CD takes it back.
import { isDeepStrictEqual } from 'node:util';
import type { ClusterApi, Given } from '../harness/cluster-api.ts';
import type { Lab } from '../harness/lab.ts';
import { becomes } from '../harness/process.ts';
import type { KubernetesObject, Metadata } from '../plan/kubernetes-object.ts';
import { objectAt } from '../plan/object-at.ts';
import type { Drift } from '../plan/scenario.ts';

const PATIENCE = 30;
/** Seconds. Healing takes one or two; what stands after this long stays. */
const LASTING = 8;

/** Gives what is wrong, in words. */
export async function driftAll(drifts: readonly Drift[], lab: Lab): Promise<readonly string[]> {
  const failures: string[] = [];
  // One after the other of those that meet in one object, or the one would be judged by the other.
  for (const turn of turnsOf(drifts)) failures.push(...(await Promise.all(turn.map((drift) => driftOnce(drift, lab.api(drift.cluster))))).flat());
  return failures;
}

/** Those of one turn are of different objects. */
export function turnsOf(drifts: readonly Drift[]): readonly (readonly Drift[])[] {
  const turns: Drift[][] = [];
  for (const drift of drifts) {
    const free = turns.find((turn) => !turn.some(({ cluster, object }) => cluster === drift.cluster && object === drift.object));
    if (free === undefined) turns.push([drift]);
    else free.push(drift);
  }
  return turns;
}

async function driftOnce({ cluster, object, patch, healed }: Drift, api: ClusterApi): Promise<readonly string[]> {
  const what = `${cluster}: ${object} with ${patch === undefined ? 'nothing left' : JSON.stringify(patch)}`;
  const before = await api.read(objectAt(object));
  if (before === undefined) return [`${what}: there is no such object`];
  const { stored, says } = patch === undefined ? await remove(api, before) : await api.alter(before, patch);
  if (stored === undefined) return healed === 'refused' ? [] : [`${what}: ${says}`];
  if (healed === 'refused') return [`${what}: the API server takes it`];
  if (patch !== undefined && isAsBefore(before, stored)) return [`${what}: nothing is changed by it`];
  const read = async (): Promise<boolean> => isAsBefore(before, await api.read(before));
  if (healed === 'yes') return (await becomes(read, PATIENCE)) ? [] : [`${what}: not taken back in ${PATIENCE} s`];
  if (await becomes(read, LASTING)) return [`${what}: it is taken back`];
  await api.replace(before);
  return [];
}

const remove = (api: ClusterApi, object: KubernetesObject): Promise<Given> =>
  api.remove(object).then(() => ({ stored: object, says: '' }), (error: Error) => ({ stored: undefined, says: error.message }));

function isAsBefore(before: KubernetesObject, now: KubernetesObject | undefined): boolean {
  return now !== undefined && isDeepStrictEqual(essence(now), essence(before));
}

/** Without what the API server writes, and what client-side apply remembers of itself. */
function essence({ metadata, status: _, ...content }: KubernetesObject): unknown {
  const { name, namespace, labels, annotations = {} }: Metadata = metadata;
  const stated = Object.entries(annotations).filter(([key]) => key !== 'kubectl.kubernetes.io/last-applied-configuration');
  return { ...content, metadata: { name, namespace, labels, annotations: Object.fromEntries(stated) } };
}
