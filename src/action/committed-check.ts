// Committed overlays against what the agreements compile to: Argo CD deploys the former. Wherever the head holds any, this is asked.
import { committedOverlays } from '../committed/committed-overlays.ts';
import { readCommitted } from '../committed/read-committed.ts';
import { isRefused } from '../io/own-json.ts';
import { parseRecord, printRecord } from '../io/record.ts';
import { editedAccess } from '../proved/edited-access.ts';
import type { StaleOverlay } from '../report/pull-request/pull-request.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';
import { overlaysOf } from './folder-list.ts';
import { overlaysTree, type Revisions } from './folder-trees.ts';
import type { JudgedFolder } from './judge-folder.ts';
import { sha256 } from '../io/present.ts';
import type { Fault } from './situation.ts';
import { staleOverlays } from './stale-overlays.ts';

export interface Checked {
  readonly folders: readonly JudgedFolder[];
  readonly patch: string;
}

/** `always`: also where no overlay is committed. Folders side by side share their `overlays/`; what is found there is told with the first of them. */
export async function committedCheck({ repository, tree }: Revisions, folders: readonly JudgedFolder[], always: boolean): Promise<Checked | Fault> {
  const patches: string[] = [];
  const checked = new Map<JudgedFolder, JudgedFolder>();
  for (const [place, sharing] of byOverlays(folders)) {
    const committed = await overlaysTree(repository, tree, place);
    if (committed !== undefined && 'fault' in committed) return committed;
    if (committed === undefined && !always) continue;
    const prefix = place.split('/').slice(0, -1).join('/');
    const compiled = sharing.flatMap(({ compilation }) => compilation.compiled.map(({ overlay }) => ({ overlay, record: recordOf(overlay) })));
    const withheld = sharing.flatMap(({ compilation }) => compilation.withheld);
    const found = committedOverlays({ tree: committed ?? memoryTree({}), compiled, withheld, prefix });
    const [first] = sharing;
    if (first === undefined) continue;
    checked.set(first, { ...first, findings: [...found.findings, ...first.findings], stale: staleOverlays(found.stale, prefix, effects(committed ?? memoryTree({}), sharing)) });
    patches.push(found.patch);
  }
  return { folders: folders.map((folder) => checked.get(folder) ?? folder), patch: patches.join('') };
}

/** What each committed overlay comes to, read back as Istio and Envoy would. */
const effects =
  (committed: Tree, sharing: readonly JudgedFolder[]) =>
  (cluster: string): Pick<StaleOverlay, 'isEdited' | 'access' | 'effects'> => {
    const own = sharing.find(({ compilation }) => compilation.compiled.some(({ overlay }) => overlay.cluster === cluster));
    const record = committed.read(`.meshfed/${cluster}.json`, LARGEST);
    const recorded = isUnreadable(record) ? undefined : parseRecord(cluster, record);
    const files = new Map<string, string>();
    let unread = false;
    for (const { path, kind } of committed.entries) {
      if (kind === 'folder' || !path.startsWith(`${cluster}/`)) continue;
      const [read, name] = [readCommitted(committed, path), path.slice(cluster.length + 1)];
      if ('text' in read) files.set(name, read.text);
      else unread = true;
    }
    const written = recorded === undefined || isRefused(recorded) ? undefined : recorded;
    const isEdited = written === undefined || unread || written.size !== files.size || [...files].some(([name, text]) => written.get(name) !== sha256(new TextEncoder().encode(text)));
    if (own === undefined || files.size === 0) return { isEdited, access: [], effects: [] };
    const { access, others } = editedAccess(cluster, files, own.compilation.federation);
    return { isEdited, access, effects: others };
  };

const LARGEST = 16 * 1024 * 1024;

function byOverlays(folders: readonly JudgedFolder[]): ReadonlyMap<string, readonly JudgedFolder[]> {
  const groups = new Map<string, readonly JudgedFolder[]>();
  for (const folder of folders) {
    const place = overlaysOf(folder.folder === '' ? '.' : folder.folder);
    if (place !== undefined) groups.set(place, [...(groups.get(place) ?? []), folder]);
  }
  return groups;
}

type Compiled = JudgedFolder['compilation']['compiled'][number]['overlay'];

/** As a compile that starts from nothing writes it. */
function recordOf({ cluster, files }: Compiled): string {
  const encoder = new TextEncoder();
  return new TextDecoder().decode(printRecord(cluster, new Map([...files].map(([path, { text }]) => [path, sha256(encoder.encode(text))]))));
}
