// A whole federation, alive: its clusters, and somebody outside who knocks.
import type { Federation } from '../plan/federation.ts';
import type { Authorities } from './authorities.ts';
import type { NameServer } from './name-server.ts';
import { addMachine } from './network.ts';
import { openWorkload, type Workload } from './open-workload.ts';
import type { Pod } from './pod.ts';
import { settle } from './settle.ts';
import { openSite, syncSite, type Wanted } from './site.ts';

export interface Lab {
  /** `<cluster>/<pod>`; a gateway's pod has the name of its Deployment. */
  readonly pods: ReadonlyMap<string, Pod>;
  readonly outside: Workload;
  /** Brings every cluster to what is wanted, and returns when every proxy works with it. */
  sync(wanted: Wanted): Promise<void>;
}

export async function openLab(federation: Federation, authorities: Authorities, nameServer: NameServer): Promise<Lab> {
  const outsider = await addMachine({ name: 'outside', address: '10.231.250.2' });
  const outside = openWorkload(outsider, { pod: 'outside', ports: [] });
  const sites = new Map(
    await Promise.all(
      Object.entries(federation.clusters).map(async ([name, plan], i) => [name, await openSite(name, plan, i + 1, nameServer)] as const),
    ),
  );
  const pods = new Map<string, Pod>();

  async function sync(wanted: Wanted): Promise<void> {
    await Promise.all([...sites].map(([name, site]) => syncSite(name, site, wanted, authorities)));
    pods.clear();
    for (const [name, site] of sites) for (const pod of site.pods.values()) pods.set(`${name}/${pod.name}`, pod);
    await settle([...sites.values()].map(({ plane }) => plane), [...pods.values()]);
  }

  return { pods, outside, sync };
}
