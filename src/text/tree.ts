// A folder of files, wherever it lies: on a disk, in a git revision, in memory. Nothing outside it can be named.
import { foldersAbove } from './folders-above.ts';
import { byCodeUnit } from './source.ts';

/** What stands at a path. Only `file` is ever read; the rest is listed so that the user hears that it was not. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface Entry {
  /** Relative to the tree's root, `/` between its parts, no `.` or `..`. */
  readonly path: string;
  readonly kind: EntryKind;
}

/** Why bytes could not be had: in words that finish the sentence 'the file …'. */
export interface Unreadable {
  readonly unreadable: string;
}

export interface Tree {
  /** Sorted by path, by code unit. */
  readonly entries: readonly Entry[];
  /** At most `limit` + 1 bytes of the file at `path`, so that the caller can tell that it is larger. Follows no link. */
  read(path: string, limit: number): Uint8Array | Unreadable;
}

export const isUnreadable = (read: Uint8Array | Unreadable): read is Unreadable => 'unreadable' in read;

/** The tree with another content in one of its files, which may be new. */
export function withFile(tree: Tree, path: string, bytes: Uint8Array): Tree {
  const known = new Set(tree.entries.map((entry) => entry.path));
  const folders = foldersAbove(path).map((folder): Entry => ({ path: folder, kind: 'folder' }));
  const added = [...folders, { path, kind: 'file' as const }].filter((entry) => !known.has(entry.path));
  const entries = added.length === 0 ? tree.entries : [...tree.entries, ...added].sort((a, b) => byCodeUnit(a.path, b.path));
  return { ...tree, entries, read: (wanted, limit) => (wanted === path ? bytes.slice(0, limit + 1) : tree.read(wanted, limit)) };
}
