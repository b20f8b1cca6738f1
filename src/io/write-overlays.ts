// Writes the overlays of all clusters, as one change that happens wholly or not at all.
import { join } from 'node:path';
import { byCodeUnit } from '../text/source.ts';
import { apply, decide, sweep } from './commit.ts';
import { demandSystemError } from './errno.ts';
import { disk, type Files, removeFile } from './files.ts';
import { releaseLock, takeLock } from './lock.ts';
import { clusterOfRecord, DEAD_LOCK, JOURNAL, JOURNAL_DRAFT, LOCK, OWN, STAGED } from './overlay-path.ts';
import { isRefused } from './own-json.ts';
import { planCluster, type Plan, type Status, withheld } from './plan.ts';
import { type Look, lookBelow, namesIn, notAFolder, realFolder } from './present.ts';
import { demandSound, isInScope, type WriteRequest } from './write-request.ts';
import { failed, inTheWay, writeFault, type WriteFault } from './write-fault.ts';
import { afterwards, clustersIn, readUnfinished } from './unfinished.ts';

export interface Written {
  /** By name; the clusters that are in scope. */
  readonly overlays: readonly { readonly cluster: string; readonly status: Status }[];
  /** Where there is one, some cluster is not as it should be. */
  readonly faults: readonly WriteFault[];
}

/** Throws for a request that contradicts itself, which is a bug of ours; every fault of the disk is in the answer. */
export function writeOverlays(request: WriteRequest, files: Files = disk): Written {
  demandSound(request);
  let planned = nothing(request);
  let out = request.out;
  try {
    out = realFolder(request.out);
    const overlays = join(out, 'overlays');
    for (const path of ['', OWN, STAGED]) {
      const what = notAFolder(overlays, path);
      if (what !== undefined) return answer(planned, [inTheWay(null, path, what)]);
    }
    const look = lookBelow(overlays);
    const unfinished = readUnfinished(look);
    if (isRefused(unfinished)) {
      // Another compile may be at it right now; with the lock in hand we know.
      if (request.check) return answer(planned, [writeFault('bad-journal', null, JOURNAL, unfinished.refused)]);
    } else {
      planned = planAll(request, overlays, afterwards(unfinished, look), clustersIn(unfinished));
      if (request.check || (planned.every(isIdle) && isTidy(overlays))) return answer(planned, []);
    }
    const busy = takeLock(files, overlays);
    // What was planned without the lock may have been seen in the middle of somebody's change.
    if (busy !== undefined) return answer(nothing(request), [writeFault('busy', null, LOCK, busy)]);
    return underLock(files, overlays, () => change(request, overlays, files));
  } catch (error) {
    return answer(planned.map(heldBack), [failed(out, error)]);
  }
}

/** Finishes what a run before us has decided, then does the same for what is wanted now. */
function change(request: WriteRequest, overlays: string, files: Files): Written {
  const look = lookBelow(overlays);
  const earlier = readUnfinished(look);
  if (isRefused(earlier)) return answer(nothing(request), [writeFault('bad-journal', null, JOURNAL, earlier.refused)]);
  apply(files, overlays, earlier);
  sweep(files, overlays);
  const plans = planAll(request, overlays, look, clustersIn(earlier));
  if (plans.some((plan) => plan.write.length + plan.remove.length > 0)) {
    decide(files, overlays, plans);
    const decided = readUnfinished(look);
    if (isRefused(decided)) {
      removeFile(files, join(overlays, JOURNAL));
      return answer(plans.map(heldBack), [writeFault('busy', null, '', 'was changed by somebody else while we were about to write; run again')]);
    }
    apply(files, overlays, decided);
  }
  return answer(plans, []);
}

/** Leaves nothing behind but a journal. */
function underLock(files: Files, overlays: string, work: () => Written): Written {
  const tidy = (): void => {
    sweep(files, overlays);
    releaseLock(files, overlays);
  };
  let written: Written;
  try {
    written = work();
  } catch (error) {
    try {
      tidy();
    } catch (second) {
      // What went wrong first is what must be said; the next run tidies up.
      demandSystemError(second);
    }
    throw error;
  }
  tidy();
  return written;
}

/** `touched`: the clusters that a journal changes before. */
function planAll(request: WriteRequest, overlays: string, look: Look, touched: ReadonlySet<string>): readonly Plan[] {
  const wanted = new Map(request.overlays.map(({ cluster, files }) => [cluster, files]));
  const recorded = (namesIn(join(overlays, OWN)) ?? []).flatMap((name) => clusterOfRecord(name) ?? []);
  const clusters = new Set([...wanted.keys(), ...request.withheld, ...recorded, ...touched]);
  return [...clusters]
    .filter((cluster) => isInScope(request, cluster))
    .map((cluster) => {
      if (request.withheld.includes(cluster)) return withheld(cluster, []);
      const plan = planCluster(cluster, wanted.get(cluster), look);
      return plan.status === 'unchanged' && touched.has(cluster) ? { ...plan, status: 'written' } : plan;
    });
}

/** What is answered before anything is known. */
function nothing(request: WriteRequest): readonly Plan[] {
  const clusters = [...request.overlays.map(({ cluster }) => cluster), ...request.withheld];
  return clusters.filter((cluster) => isInScope(request, cluster)).map((cluster) => withheld(cluster, []));
}

const heldBack = (plan: Plan): Plan => (plan.status === 'unchanged' ? plan : withheld(plan.cluster, plan.faults));

const isIdle = ({ status, faults }: Plan): boolean => (status === 'unchanged' || status === 'withheld') && faults.length === 0;

function isTidy(overlays: string): boolean {
  const names = namesIn(join(overlays, OWN));
  if (names === undefined) return namesIn(overlays)?.length !== 0;
  const scratch = [JOURNAL, JOURNAL_DRAFT, STAGED, LOCK, DEAD_LOCK];
  return names.length > 0 && !names.some((name) => scratch.includes(`${OWN}/${name}`));
}

function answer(plans: readonly Plan[], faults: readonly WriteFault[]): Written {
  return {
    overlays: plans.map(({ cluster, status }) => ({ cluster, status })).sort((a, b) => byCodeUnit(a.cluster, b.cluster)),
    faults: eachOnce([...plans.flatMap((plan) => plan.faults), ...faults]).sort((a, b) => byCodeUnit(a.path, b.path)),
  };
}

/** One link stands in the way of every file behind it. */
const eachOnce = (faults: readonly WriteFault[]): WriteFault[] => [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
