// Gives each object of the overlays to a real API server, or to istioctl, and compares what becomes of it with what the scenario says.
import { PARTS } from '../harness/box.ts';
import type { ClusterApi, Given } from '../harness/cluster-api.ts';
import type { Lab } from '../harness/lab.ts';
import { run } from '../harness/process.ts';
import { faultsOfGiven } from '../plan/judge-given.ts';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import type { Giving } from '../plan/scenario.ts';

export interface GivenObjects {
  readonly count: number;
  readonly failures: readonly string[];
}

export async function giveObjects(step: Giving, overlays: ReadonlyMap<string, readonly KubernetesObject[]>, lab: Lab): Promise<GivenObjects> {
  const failures: string[] = [];
  const unmet = new Set(step.objects);
  let count = 0;
  for (const [cluster, objects] of overlays) {
    for (const object of objects) {
      const wanted = step.objects.find((each) => each.cluster === cluster && each.kind === object.kind && (each.name ?? object.metadata.name) === object.metadata.name);
      if (wanted !== undefined) unmet.delete(wanted);
      const given = await give(lab.api(cluster), object, step.givenTo);
      const what = `${object.kind} ${object.metadata.name} of ${cluster}, given to ${step.givenTo === 'istioctl' ? 'istioctl' : `an API server that is ${step.givenTo}`}`;
      failures.push(...faultsOfGiven(object, wanted, given).map((fault) => `${what}: ${fault}`));
      count += 1;
    }
  }
  return { count, failures: [...failures, ...[...unmet].map(({ cluster, kind, name = '' }) => `the overlay of ${cluster} has no ${kind} ${name}`)] };
}

async function give(api: ClusterApi, overlaid: KubernetesObject, to: Giving['givenTo']): Promise<Given> {
  if (to === 'istioctl') return validate(overlaid);
  // Its namespace would take all others along when it is taken away: it is there for them, and only tried.
  if (overlaid.kind === 'Namespace') return { stored: await tryNamespace(api, overlaid), says: '' };
  // Under another name, for the lab may have the object itself.
  const object = { ...overlaid, metadata: { ...overlaid.metadata, name: `${overlaid.metadata.name}-given` } };
  await needNamespace(api, object.metadata.namespace);
  const given = await api.give(object, to === 'strict' ? 'Strict' : 'Ignore');
  if (given.stored !== undefined) await api.remove(object);
  const { stored, says } = given;
  return { stored: stored === undefined ? undefined : { ...stored, metadata: { ...stored.metadata, name: overlaid.metadata.name } }, says };
}

const tryNamespace = async (api: ClusterApi, object: KubernetesObject): Promise<KubernetesObject | undefined> => {
  await api.apply(object);
  return api.read(object);
};

async function needNamespace(api: ClusterApi, name: string | undefined): Promise<void> {
  if (name !== undefined) await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

async function validate(object: KubernetesObject): Promise<Given> {
  const { status, stdout, stderr } = await run([`${PARTS}/istioctl`, 'validate', '-f', '-'], { input: JSON.stringify(object) });
  const says = `${stdout}${stderr}`.replace('validation succeed', '').trim();
  return { stored: status === 0 ? object : undefined, says };
}
