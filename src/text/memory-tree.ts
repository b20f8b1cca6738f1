// A tree whose files are given as values: what tests compile, and what is read out of a git revision.
import { foldersAbove } from './folders-above.ts';
import { byCodeUnit } from './source.ts';
import type { Entry, Tree } from './tree.ts';

/** `files`: content by path; text is written as UTF-8. Their folders are entries too, as on a disk. */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>): Tree {
  const contents = new Map(Object.entries(files));
  const folders = new Set([...contents.keys()].flatMap(foldersAbove));
  const entries: readonly Entry[] = [
    ...[...folders].map((path): Entry => ({ path, kind: 'folder' })),
    ...[...contents.keys()].map((path): Entry => ({ path, kind: 'file' })),
  ].sort((a, b) => byCodeUnit(a.path, b.path));
  return {
    entries,
    read: (path, limit) => {
      const content = contents.get(path);
      if (content === undefined) return { unreadable: folders.has(path) ? 'is a folder' : 'does not exist' };
      return (typeof content === 'string' ? new TextEncoder().encode(content) : content).slice(0, limit + 1);
    },
  };
}
