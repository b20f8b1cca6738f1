// A file where there is none yet, below a folder and through no link.
import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inWords, isSystemError } from './errno.ts';

/** Why it was not written, in words that finish 'the file …'; undefined where it was. `path` is relative, with at most one folder. */
export function writeNewFile(folder: string, path: string, text: string): string | undefined {
  const full = join(realpathSync.native(folder), path);
  try {
    mkdirSync(dirname(full), { recursive: true });
    if (lstatSync(dirname(full)).isSymbolicLink()) return 'would lie behind a link, and links are not followed';
    writeFileSync(full, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return isSystemError(error) && error.code === 'EEXIST' ? 'exists already' : inWords(error);
  }
}
