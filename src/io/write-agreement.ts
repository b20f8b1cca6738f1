// Replaces files of agreements that were edited: each by rename, so that at every moment it is whole.
import { chmodSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inWords } from './errno.ts';
import { disk, removeFile, syncFolder, writeNew } from './files.ts';
import { readBelow } from './read-below.ts';

export interface Replacement {
  /** Relative to the folder of agreements. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Why nothing, or not all, was written: in words that finish 'the file …'; undefined where all was. Reached through no link. */
export function writeAgreements(folder: string, replacements: readonly Replacement[]): { readonly path: string; readonly why: string } | undefined {
  const [first] = replacements;
  if (first === undefined) return undefined;
  let root: string;
  try {
    root = realpathSync.native(folder);
  } catch (error) {
    return { path: first.path, why: inWords(error) };
  }
  for (const { path, before } of replacements) {
    const present = readBelow(root, path, Buffer.byteLength(before));
    if ('unreadable' in present) return { path, why: present.unreadable };
    if (Buffer.compare(present, Buffer.from(before)) !== 0) return { path, why: 'was changed by somebody else meanwhile' };
  }
  for (const { path, after } of replacements) {
    const full = join(root, path);
    const fresh = join(dirname(full), `.${basename(full)}.meshfed-${process.pid}`);
    try {
      const { mode } = lstatSync(full);
      writeNew(disk, fresh, Buffer.from(after));
      chmodSync(fresh, mode & 0o777);
      disk.renameSync(fresh, full);
      syncFolder(disk, dirname(full));
    } catch (error) {
      removeFile(disk, fresh);
      return { path, why: inWords(error) };
    }
  }
  return undefined;
}
