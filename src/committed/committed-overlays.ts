// What a commit's overlays are, against what its agreements compile to.
import type { Overlay } from '../emit/overlay.ts';
import type { Finding } from '../finding/finding.ts';
import { byPlace } from '../finding/finding.ts';
import { byCodeUnit } from '../text/source.ts';
import type { Entry, Tree } from '../text/tree.ts';
import { compareCluster } from './compare-cluster.ts';
import { patchOf } from './patch.ts';
import { foreignFolders } from './foreign-folders.ts';
import type { StaleFile } from './stale-file.ts';

export interface CommittedRequest {
  /** `overlays/` as it is committed; paths in it start with a cluster's folder, or with `.meshfed`. */
  readonly tree: Tree;
  readonly compiled: readonly WantedOverlay[];
  /** Clusters whose overlay stays as it stands. */
  readonly withheld: readonly string[];
  /** The folder that holds `overlays/`, relative to the root of the repository; empty for the root itself. */
  readonly prefix: string;
}

/** An overlay, and the text of `.meshfed/<cluster>.json` after a compile that changes all that must be changed. */
export interface WantedOverlay {
  readonly overlay: Overlay;
  readonly record: string;
}

export interface CommittedOverlays {
  /** By place; a place's path starts with `overlays/`. */
  readonly findings: readonly Finding[];
  /** By path; the reason for every finding, and one for none. */
  readonly stale: readonly StaleFile[];
  /** One unified diff that makes what is committed what is compiled; empty where nothing is stale. Paths are relative to the repository's root. */
  readonly patch: string;
  /** Paths, relative to the repository's root, that the patch cannot put right. */
  readonly unpatched: readonly string[];
}

/** Without any agreement nothing is said: most likely another folder was meant. */
export function committedOverlays({ tree, compiled, withheld, prefix }: CommittedRequest): CommittedOverlays {
  if (compiled.length === 0 && withheld.length === 0) return { findings: [], stale: [], patch: '', unpatched: [] };
  const known = new Set([...compiled.map(({ overlay }) => overlay.cluster as string), ...withheld]);
  const entries = byCluster(tree);
  const all = [...compiled.map((wanted) => compareCluster(tree, entries.get(wanted.overlay.cluster) ?? [], wanted)), foreignFolders(tree, known)];
  const stale = all.flatMap((each) => each.stale).sort((a, b) => (byCodeUnit(a.path, b.path)));
  return { findings: all.flatMap(({ findings }) => findings).sort(byPlace), stale, ...patchOf(stale, prefix) };
}

/** What lies in each folder, with its record. */
function byCluster({ entries }: Tree): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const [top = '', file = ''] = entry.path.split('/');
    const cluster = top === '.meshfed' ? file.replace(/\.json$/, '') : top;
    const others = found.get(cluster);
    if (others === undefined) found.set(cluster, [entry]);
    else others.push(entry);
  }
  return found;
}
