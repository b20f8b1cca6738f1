// The repository that a folder lies in, as far as its CODEOWNERS goes.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Entry, Tree } from '../text/tree.ts';
import { demandSystemError } from './errno.ts';
import { readBelow } from './read-below.ts';

export interface RepositoryFiles {
  /** Holds the files that were asked for, where they are. */
  readonly tree: Tree;
  /** The folder, from the root: empty, or with a final `/`. */
  readonly folder: string;
}

/** Undefined where the folder lies in no repository. Git itself is not asked. */
export function repositoryOf(folder: string, paths: readonly string[]): RepositoryFiles | undefined {
  const real = realFolder(folder);
  const root = real && rootAbove(real);
  if (real === undefined || root === undefined) return undefined;
  const entries = paths.filter((path) => !('unreadable' in readBelow(root, path, 0))).map((path): Entry => ({ path, kind: 'file' }));
  const below = relative(root, real).split(sep).join('/');
  return { tree: { entries, read: (path, limit) => readBelow(root, path, limit) }, folder: below === '' ? '' : `${below}/` };
}

/** Undefined where it has vanished since it was read. */
function realFolder(folder: string): string | undefined {
  try {
    return realpathSync.native(folder);
  } catch (error) {
    demandSystemError(error);
    return undefined;
  }
}

function rootAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : rootAbove(above);
}
