// Which files of a folder are whose: a cluster's documents, the federation's, and what is left unread.
import { startOf, type Span } from '../text/source.ts';
import type { Entry, Tree } from '../text/tree.ts';
import type { Placed } from './fault.ts';
import type { ClusterName } from './names.ts';
import { clusterName, isRefusal, type Refusal } from './values.ts';
import { CLUSTER } from './vocabulary.ts';

export interface Survey {
  /** By cluster, the files that hold its documents; sorted, perhaps none. */
  readonly clusters: ReadonlyMap<ClusterName, readonly string[]>;
  /** `federation.yaml`, where it stands. */
  readonly federation: string | undefined;
  /** The files that hold policies; sorted. */
  readonly policies: readonly string[];
  readonly faults: readonly Placed[];
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

/** Dotfiles and kustomizations lie in a cluster's folder for other tools. */
export const isForOthers = (path: string): boolean => path.split('/').some((part) => part.startsWith('.')) || /(^|\/)kustomization\.ya?ml$/.test(path);

/** The folder of a repository's own policies. */
const POLICIES = 'policies';

const FEDERATION = 'federation.yaml';

export function survey(tree: Tree): Survey {
  const clusters = new Map<ClusterName, string[]>();
  const misnamed = new Set<string>();
  const policies: string[] = [];
  const faults: Placed[] = [];
  for (const entry of tree.entries) {
    const [top = '', ...rest] = entry.path.split('/');
    const below = rest.join('/');
    const cluster = clusterName(top);
    const isDocument = below !== '' && entry.kind !== 'folder' && isYaml(below) && !isForOthers(below);
    if (top.startsWith('.')) continue;
    if (top === POLICIES) {
      if (isDocument) policies.push(entry.path);
    } else if (isRefusal(cluster)) {
      if (below === '' && entry.path !== FEDERATION) faults.push(ignored(entry));
      // Taken for no cluster, its overlay would be removed.
      if (isDocument && !misnamed.has(top)) faults.push(misnamedFolder(entry.path, top, cluster));
      if (isDocument) misnamed.add(top);
    } else if (below === '') {
      if (entry.kind === 'folder') clusters.set(cluster, []);
      else faults.push(ignored(entry));
    } else if (isDocument) {
      // A link or a pipe among them too: reading it fails, and an overlay made of half an agreement would be wrong.
      clusters.get(cluster)?.push(entry.path);
    }
  }
  const federation = tree.entries.some(({ path }) => path === FEDERATION) ? FEDERATION : undefined;
  return { clusters, federation, policies, faults };
}

const fileAt = (path: string): Span => startOf({ path, text: '' });

const ignored = (entry: Entry): Placed => ({ kind: 'ignored-file', at: fileAt(entry.path), args: { path: entry.path, why: whyIgnored(entry) }, cluster: null });

function misnamedFolder(path: string, top: string, { problem, instead }: Refusal): Placed {
  return { kind: 'bad-name', at: fileAt(path), args: { what: CLUSTER.what, written: top, problem, instead }, cluster: null };
}

function whyIgnored(entry: Entry): string {
  switch (entry.kind) {
    case 'link':
      return 'it is a link, and links are not followed';
    case 'other':
      return 'it is neither a file nor a folder';
    case 'folder':
      return 'a cluster’s folder has a DNS label as its name';
    case 'file':
      return entry.path === 'federation.yml' ? 'the file is called federation.yaml' : 'agreements lie in a folder for each cluster';
  }
}
