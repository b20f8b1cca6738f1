// A whole federation, alive: its clusters, and somebody outside who knocks.
import { basename } from 'node:path';
import type { Federation } from '../plan/federation.ts';
import { startArgoCd, type ArgoCd } from './argo-cd.ts';
import type { Authorities } from './authorities.ts';
import type { ClusterApi } from './cluster-api.ts';
import type { ControlPlane } from './control-plane.ts';
import type { NameServer } from './name-server.ts';
import { addMachine } from './network.ts';
import { openWorkload, type Workload } from './open-workload.ts';
import type { Pod } from './pod.ts';
import { openRepository, type Repository } from './repository.ts';
import { settle } from './settle.ts';
import { openSite, syncSite, type Wanted } from './site.ts';

export interface Lab {
  /** `<cluster>/<pod>`; a gateway's pod has the name of its Deployment. */
  readonly pods: ReadonlyMap<string, Pod>;
  readonly outside: Workload;
  /** Throws where there is no such cluster. */
  api(cluster: string): ClusterApi;
  /** Where the federation has a hub: Argo CD, and what it reads. */
  readonly gitOps: GitOps | undefined;
  /** Brings every cluster to what is wanted, and returns when every proxy works with it. */
  sync(wanted: Wanted): Promise<void>;
  /** Returns when every proxy works with what the clusters now have. */
  settle(): Promise<void>;
}

export interface GitOps {
  readonly argoCd: ArgoCd;
  readonly repository: Repository;
}

/** `repository` is the folder into which the federation is compiled. */
export async function openLab(federation: Federation, authorities: Authorities, nameServer: NameServer, repository: string): Promise<Lab> {
  const outsider = await addMachine({ name: 'outside', address: '10.231.250.2' });
  const outside = openWorkload(outsider, { pod: 'outside', ports: [] });
  const sites = new Map(
    await Promise.all(
      Object.entries(federation.clusters).map(async ([name, plan], i) => [name, await openSite(name, plan, i + 1, nameServer)] as const),
    ),
  );
  const planes = [...sites.values()].map(({ plane }) => plane);
  const hub = planes.find(({ cluster }) => cluster === federation.hub);
  const gitOps = hub === undefined ? undefined : await openGitOps(hub, planes, repository);
  const pods = new Map<string, Pod>();

  function api(cluster: string): ClusterApi {
    const plane = planes.find((each) => each.cluster === cluster);
    if (plane === undefined) throw new Error(`the federation has no cluster ${cluster}`);
    return plane.api;
  }

  async function sync(wanted: Wanted): Promise<void> {
    await Promise.all([...sites].map(([name, site]) => syncSite(name, site, wanted, authorities)));
    pods.clear();
    for (const [name, site] of sites) for (const pod of site.pods.values()) pods.set(`${name}/${pod.name}`, pod);
    await settleAll();
  }

  const settleAll = (): Promise<void> => settle(planes, [...pods.values()]);

  return { pods, outside, sync, settle: settleAll, api, gitOps };
}

async function openGitOps(hub: ControlPlane, planes: readonly ControlPlane[], folder: string): Promise<GitOps> {
  return { argoCd: await startArgoCd(hub, planes, basename(folder)), repository: await openRepository(folder) };
}
