// A folder of the disk as it stood in a revision of the repository that it lies in, whether it is on the disk today or not.
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Tree, Unreadable } from '../../text/tree.ts';
import { openRepository } from './open-repository.ts';
import type { Absent } from './absent.ts';
import { findTree } from './tree-of-revision.ts';

/** `folder` is relative to the current one. The reason finishes the sentence 'the revision …'. */
export async function folderInRevision(revision: string, folder: string): Promise<Tree | Absent | Unreadable> {
  const { standing, below } = nearestStanding(resolve(folder));
  const repository = await openRepository(standing);
  if ('unreadable' in repository) return { unreadable: `cannot be read: the folder \`${folder}\` ${repository.unreadable}` };
  return findTree(repository, revision, [repository.prefix, ...below].filter((part) => part !== '').join('/'));
}

/** The folder, or the nearest above it that is there. A link on the way there is followed, as everywhere outside of a tree. */
function nearestStanding(folder: string): { readonly standing: string; readonly below: readonly string[] } {
  let [standing, below]: [string, readonly string[]] = [folder, []];
  while (!existsSync(standing) && dirname(standing) !== standing) [standing, below] = [dirname(standing), [basename(standing), ...below]];
  return { standing: realpathSync.native(standing), below };
}
