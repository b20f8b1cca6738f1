// Who must approve: CODEOWNERS of a commit. Only its own three places are read.
import type { CommitId } from '../io/git/commits.ts';
import type { Repository } from '../io/git/open-repository.ts';
import { findTree, isAbsent } from '../io/git/tree-of-revision.ts';
import { codeownersIn, type Codeowners } from '../owners/codeowners.ts';

/** GitHub takes those of the base branch, so that a pull request cannot name its own. */
export async function ownersAt(repository: Repository, commit: CommitId | null): Promise<Codeowners | undefined> {
  if (commit === null) return undefined;
  const tree = await findTree(repository, commit, '', undefined, (path) => /^(?:\.github\/|docs\/)?CODEOWNERS$/.test(path));
  return 'unreadable' in tree || isAbsent(tree) ? undefined : codeownersIn(tree);
}
