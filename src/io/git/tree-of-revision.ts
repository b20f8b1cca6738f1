// A folder as it stands in a commit, as a Tree. Nothing is checked out, and nothing of the repository runs.
import { byCodeUnit } from '../../text/source.ts';
import type { Entry, EntryKind, Tree, Unreadable } from '../../text/tree.ts';
import { type Absent, isAbsent } from './absent.ts';
import { commitOf, readCommits } from './commits.ts';
import { openRepository, type Repository } from './open-repository.ts';
import { readObjects } from './read-objects.ts';

/** In bytes. What is larger is listed, and never read. */
export interface Limits {
  readonly file: number;
  readonly total: number;
}

/** Those of agreements. */
const LIMITS: Limits = { file: 256 * 1024, total: 32 * 1024 * 1024 };

export { type Absent, isAbsent };

interface Listed {
  readonly path: string;
  readonly kind: EntryKind;
  readonly id: string;
  /** Bytes; undefined where there are none, or where the object is missing. */
  readonly size: number | undefined;
}

/** `folder` is relative to the repository's root. The reason finishes the sentence 'the revision …'. */
export async function treeOfRevision(repositoryFolder: string, revision: string, folder: string, limits?: Limits): Promise<Tree | Unreadable> {
  const repository = await openRepository(repositoryFolder);
  if ('unreadable' in repository) return { unreadable: `cannot be read: the folder ${repository.unreadable}` };
  const found = await findTree(repository, revision, folder, limits);
  return isAbsent(found) ? { unreadable: `has no folder \`${folder}\`` } : found;
}

/** The same, where a folder that is not there is no fault: it is new in the head, or was moved. Files that are not wanted are left out. */
export async function findTree(repository: Repository, revision: string, folder: string, limits = LIMITS, isWanted: (path: string) => boolean = () => true): Promise<Tree | Absent | Unreadable> {
  const id = await commitOf(repository, revision);
  if (typeof id !== 'string') return id;
  const commit = (await readCommits(repository, [id])).get(id);
  if (commit === undefined) return { unreadable: 'is no commit that can be read' };
  const found = await goDown(repository, commit.tree, folder);
  if (typeof found !== 'string') return found;
  const listed = await list(repository, found, true);
  if ('unreadable' in listed) return listed;
  return asTree(repository, listed.filter(({ kind, path }) => kind !== 'file' || isWanted(path)), limits);
}

/** The id of the folder's tree. Each name is looked for in the list of its folder, so no name is ever an argument of git. */
async function goDown(repository: Repository, root: string, folder: string): Promise<string | Absent | Unreadable> {
  let tree = root;
  for (const name of folder.split('/').filter((part) => part !== '' && part !== '.')) {
    const listed = await list(repository, tree, false);
    if ('unreadable' in listed) return listed;
    const entry = listed.find(({ path }) => path === name);
    if (entry === undefined) return { absent: true };
    if (entry.kind === 'link') return { unreadable: `has a link at \`${name}\`, and links are not followed` };
    if (entry.kind !== 'folder') return { unreadable: `has no folder at \`${name}\`, but ${entry.kind === 'file' ? 'a file' : 'a submodule'}` };
    tree = entry.id;
  }
  return tree;
}

const KINDS: Readonly<Record<string, EntryKind>> = { '040000': 'folder', '100644': 'file', '100664': 'file', '100755': 'file', '120000': 'link' };

/** Git stops at the first object that a partial clone lacks, so all that can be said is this. */
const FILTERED = 'is not whole in this clone, which was made with a filter: clone without `--filter`, or give actions/checkout no `filter`';

async function list({ git }: Repository, tree: string, recursive: boolean): Promise<readonly Listed[] | Unreadable> {
  const result = await git(['ls-tree', ...(recursive ? ['-r', '-t'] : []), '-l', '-z', '--full-tree', tree]);
  if ('failed' in result) return { unreadable: /could not fetch/.test(result.said) ? FILTERED : 'is not whole in this clone: a folder of it is missing' };
  const listed = result.output.toString().split('\0').slice(0, -1).map(parseLine);
  const strange = listed.find(({ path }, index) => !isPath(path) || path === listed[index - 1]?.path);
  return strange === undefined ? listed : { unreadable: `holds a path that no work tree can have, \`${strange.path}\`` };
}

/** `<mode> <type> <id> <size or - or BAD>`, a tab, the path. A byte of the path that is not UTF-8 comes as U+FFFD, and then it is not read. */
function parseLine(line: string): Listed {
  const tab = line.indexOf('\t');
  const [mode = '', , id = '', size = ''] = line.slice(0, tab).split(/ +/);
  const path = line.slice(tab + 1);
  const kind = path.includes('\ufffd') ? 'other' : (KINDS[mode] ?? 'other');
  return { path, kind, id, size: /^\d+$/.test(size) ? Number(size) : undefined };
}

const isPath = (path: string): boolean => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');

const isLikelyRead = (path: string): number => (/\.(ya?ml|json|pem|crt|cer)$/i.test(path) ? 0 : 1);

async function asTree(repository: Repository, listed: readonly Listed[], limits: Limits): Promise<Tree> {
  const files = new Map(listed.filter(({ kind }) => kind === 'file').map((file) => [file.path, file]));
  const read = new Set<string>();
  let total = 0;
  // What nobody reads, pictures for instance, must not use up the room of what is read.
  for (const { id, size } of [...files.values()].sort((a, b) => isLikelyRead(a.path) - isLikelyRead(b.path) || byCodeUnit(a.path, b.path))) {
    if (size === undefined || size > limits.file || read.has(id) || total + size > limits.total) continue;
    total += size;
    read.add(id);
  }
  const objects = await readObjects(repository, [...read]);
  const entries = listed.map(({ path, kind }): Entry => ({ path, kind })).sort((a, b) => byCodeUnit(a.path, b.path));
  const kinds = new Map(entries.map(({ path, kind }) => [path, kind]));
  return {
    entries,
    read: (path, limit) => {
      const file = files.get(path);
      if (file === undefined) return { unreadable: kinds.has(path) ? `is ${WHAT[kinds.get(path) ?? 'other']}` : 'does not exist' };
      if (file.size === undefined) return { unreadable: 'is missing in this clone' };
      const bytes = objects.get(file.id)?.bytes;
      if (bytes !== undefined) return lfsPointer(bytes) ?? new Uint8Array(bytes.subarray(0, limit + 1));
      // Whoever gets more than the limit looks no further than its length.
      if (file.size > limit) return new Uint8Array(limit + 1);
      if (read.has(file.id)) return { unreadable: 'cannot be read from the repository, which is damaged' };
      return { unreadable: file.size > limits.file ? `is over ${inKib(limits.file)}` : `does not fit into the ${inKib(limits.total)} that are read of one revision` };
    },
  };
}

const WHAT: Readonly<Record<EntryKind, string>> = { file: 'a file', folder: 'a folder', link: 'a link, and links are not followed', other: 'no regular file' };

const inKib = (bytes: number): string => (bytes % (1024 * 1024) === 0 ? `${bytes / 1024 / 1024} MiB` : `${Math.floor(bytes / 1024)} KiB`);

/** What Git LFS commits in a file's place; only a checkout with LFS has the file itself. */
function lfsPointer(bytes: Buffer): Unreadable | undefined {
  const head = bytes.subarray(0, 64).toString('latin1');
  if (bytes.length >= 1024 || !/^version https:\/\/(git-lfs|hawser)\.github\.com\/spec\//.test(head)) return undefined;
  return { unreadable: 'is a Git LFS pointer, and what it points to is not in the repository: keep agreements, certificates and overlays out of LFS (`git lfs untrack`)' };
}
