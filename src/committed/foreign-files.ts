// Files in an overlay's folder that no compile writes: somebody else's, or ours of an earlier day.
import { foreignFile as foreignRule } from '../checks/change/foreign-file.ts';
import { leftoverOverlay } from '../checks/change/leftover-overlay.ts';
import { occurrence } from '../finding/rule.ts';
import { startOf } from '../text/source.ts';
import type { Entry, EntryKind, Tree } from '../text/tree.ts';
import type { Compared } from './compare-cluster.ts';
import { fileText, readCommitted } from './read-committed.ts';

const WHAT: Readonly<Record<EntryKind, string>> = { file: 'file', folder: 'folder', link: 'link', other: 'submodule or special file' };

/** `cluster` is empty for what lies in our own folder and is no cluster's. */
export function foreignFile(tree: Tree, cluster: string, { path, kind }: Entry): Compared {
  const shown = `overlays/${path}`;
  return {
    findings: [occurrence(foreignRule, { at: startOf({ path: shown, text: '' }) }, { path: shown, what: WHAT[kind] })],
    stale: [unwanted(tree, cluster, path, kind)],
  };
}

/** Of a file that the committed record says we wrote. */
export function leftover(tree: Tree, cluster: string, { path, kind }: Entry): Compared {
  const shown = `overlays/${path}`;
  const args = { path: shown, why: `the agreement of ${cluster} no longer needs it` };
  return { findings: [occurrence(leftoverOverlay, { at: startOf({ path: shown, text: '' }) }, args)], stale: [unwanted(tree, cluster, path, kind)] };
}

export function unwanted(tree: Tree, cluster: string, path: string, kind: EntryKind): Compared['stale'][number] {
  const committed = kind === 'file' ? fileText(readCommitted(tree, path)) : 'not text';
  return { cluster, path: `overlays/${path}`, objects: [], why: null, committed, compiled: null };
}
