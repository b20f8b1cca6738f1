// A folder of the disk as a Tree. Follows no link and leaves nothing out in silence.
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../text/source.ts';
import type { Entry, EntryKind, Tree, Unreadable } from '../text/tree.ts';
import { demandSystemError, inWords } from './errno.ts';
import { readBelow } from './read-below.ts';

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
  const entries: Entry[] = [];
  const ahead: { readonly prefix: string; readonly inside: readonly Dirent[] }[] = [{ prefix: '', inside: readdirSync(realRoot, { withFileTypes: true }) }];
  for (let folder = ahead.pop(); folder !== undefined; folder = ahead.pop()) {
    for (const dirent of folder.inside) {
      const path = folder.prefix + dirent.name;
      const kind = isUnicode(dirent.name) ? kindOf(dirent) : 'other';
      const inside = kind === 'folder' ? listed(join(realRoot, path)) : undefined;
      if (inside !== undefined) ahead.push({ prefix: `${path}/`, inside });
      entries.push({ path, kind: kind === 'folder' && inside === undefined ? 'other' : kind });
    }
  }
  return entries.sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Undefined where the folder may not be opened, or is none any more. */
function listed(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    demandSystemError(error);
    return undefined;
  }
}

/** Node shows a byte that is not UTF-8 as U+FFFD, and then there is no way to the file. */
const isUnicode = (name: string): boolean => !name.includes('\ufffd');

function kindOf(dirent: Dirent): EntryKind {
  if (dirent.isFile()) return 'file';
  if (dirent.isDirectory()) return 'folder';
  return dirent.isSymbolicLink() ? 'link' : 'other';
}
