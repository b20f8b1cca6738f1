// A folder of the disk as a Tree. Follows no link and leaves nothing out in silence.
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import glob, { type Entry as Found } from 'fast-glob';
import { byCodeUnit } from '../text/source.ts';
import type { Entry, EntryKind, Tree, Unreadable } from '../text/tree.ts';
import { demandSystemError, inWords } from './errno.ts';
import { readBelow } from './read-below.ts';

// `**` makes fast-glob go down, but does not match a name that holds a line break; `[^/]*(*/)*` matches any path, and goes down nowhere.
const EVERYTHING = ['**', '[^/]*(*/)*'];

/** The files below `root` as they stand now, dotfiles too; or why there is no such folder. `root` itself may be a link. */
export function diskTree(root: string): Tree | Unreadable {
  try {
    const realRoot = realpathSync.native(root);
    if (!statSync(realRoot).isDirectory()) return { unreadable: 'is not a folder' };
    readdirSync(realRoot);
    return {
      entries: entriesBelow(realRoot),
      read: (path, limit) => readBelow(realRoot, path, limit),
    };
  } catch (error) {
    return { unreadable: inWords(error) };
  }
}

function entriesBelow(realRoot: string): readonly Entry[] {
  // Without suppressErrors it throws at a folder that it may not read; those are looked for below.
  const found = glob.sync(EVERYTHING, { cwd: realRoot, dot: true, onlyFiles: false, objectMode: true, followSymbolicLinks: false, suppressErrors: true });
  const full = new Set(found.map(({ path }) => dirname(path)));
  const isRead = (path: string): boolean => full.has(path) || canList(join(realRoot, path));
  return found
    .map(({ path, dirent }): Entry => {
      const kind = kindOf(dirent);
      return { path, kind: isUnicode(path) && (kind !== 'folder' || isRead(path)) ? kind : 'other' };
    })
    .sort((a, b) => byCodeUnit(a.path, b.path));
}

function canList(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch (error) {
    demandSystemError(error);
    return false;
  }
}

/** Node shows a byte that is not UTF-8 as U+FFFD, and then there is no way to the file. */
const isUnicode = (path: string): boolean => !path.includes('\ufffd');

function kindOf(dirent: Found['dirent']): EntryKind {
  if (dirent.isFile()) return 'file';
  if (dirent.isDirectory()) return 'folder';
  return dirent.isSymbolicLink() ? 'link' : 'other';
}
