// Brings a step's overlays into the clusters by a commit, as their owners do: Argo CD does the rest.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import type { GitOps } from '../harness/lab.ts';
import type { Wanted } from '../harness/site.ts';
import type { Trading } from '../plan/scenario.ts';
import { faultsOfOrder, ORDERED } from '../plan/sync-order.ts';

export interface Delivery {
  readonly deliver: Wanted['deliver'];
  /** What was done in the wrong order; filled while it is delivered. */
  readonly failures: readonly string[];
}

const PROJECT = new URL('../../', import.meta.url).pathname;
/** The reference text has no waves. */
const AS_IN_2019 = 'networking.istio.io/v1alpha3';

export async function commit(step: Trading, { argoCd, repository }: GitOps): Promise<Delivery> {
  for (const [file, wanted] of Object.entries(step.files)) leave(`${repository.folder}/${file}`, wanted);
  const revision = await repository.commit();
  await argoCd.use(step);
  await argoCd.refreshSet();
  const failures: string[] = [];
  const deliver: Wanted['deliver'] = async ({ cluster, api }, overlay) => {
    const before = await api.revision();
    await argoCd.bring(cluster, revision, step.applications[cluster], step.patience);
    if (overlay.some(({ apiVersion }) => apiVersion === AS_IN_2019)) return;
    const changes = await Promise.all(ORDERED.map(([apiVersion, kind]) => api.history(apiVersion, kind, before)));
    failures.push(...faultsOfOrder(changes.flat()).map((fault) => `${cluster}: ${fault}`));
  };
  return { deliver, failures };
}

function leave(path: string, wanted: Trading['files'][string]): void {
  if (wanted === null) rmSync(path, { recursive: true });
  else if (typeof wanted === 'string') writeFileSync(path, wanted);
  else cpSync(`${PROJECT}${wanted.as}`, path, { recursive: true });
}
