// What lies in `overlays/` and belongs to no cluster: an overlay without an agreement, and what is in our own folder and not a record.
import { leftoverOverlay } from '../checks/change/leftover-overlay.ts';
import { occurrence } from '../finding/rule.ts';
import { startOf } from '../text/source.ts';
import type { Entry, Tree } from '../text/tree.ts';
import type { Compared } from './compare-cluster.ts';
import { foreignFile, unwanted } from './foreign-files.ts';

const OWN = '.meshfed';

/** `known`: clusters that have an agreement, withheld ones among them. */
export function foreignFolders(tree: Tree, known: ReadonlySet<string>): Compared {
  const files = tree.entries.filter(({ path, kind }) => kind !== 'folder' && (kind !== 'file' || path.includes('/')));
  const own = files.filter(({ path }) => path.startsWith(`${OWN}/`));
  const strange = files.filter((entry) => !entry.path.startsWith(`${OWN}/`) && !known.has(topOf(entry)));
  const gone = new Map<string, Entry[]>();
  for (const entry of [...strange, ...own]) {
    for (const cluster of entry.path.startsWith(`${OWN}/`) ? recordOf(entry) : [topOf(entry)]) {
      if (known.has(cluster)) continue;
      const others = gone.get(cluster);
      if (others === undefined) gone.set(cluster, [entry]);
      else others.push(entry);
    }
  }
  const all = [
    ...[...gone].map(([cluster, entries]) => withoutAgreement(tree, cluster, entries)),
    ...own.filter((entry) => recordOf(entry).length === 0).map((entry) => foreignFile(tree, '', entry)),
  ];
  return { findings: all.flatMap(({ findings }) => findings), stale: all.flatMap(({ stale }) => stale) };
}

const topOf = ({ path }: Entry): string => path.split('/')[0] ?? '';

/** The cluster whose record it is; none for a journal, a lock, or whatever else is there. */
function recordOf({ path }: Entry): readonly string[] {
  const [, cluster] = /^\.meshfed\/([a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)\.json$/.exec(path) ?? [];
  return cluster === undefined ? [] : [cluster];
}

function withoutAgreement(tree: Tree, cluster: string, entries: readonly Entry[]): Compared {
  const path = `overlays/${cluster}`;
  return {
    findings: [occurrence(leftoverOverlay, { at: startOf({ path, text: '' }) }, { path, why: 'no cluster of this name has an agreement' })],
    stale: entries.map((entry) => unwanted(tree, cluster, entry.path, entry.kind)),
  };
}
