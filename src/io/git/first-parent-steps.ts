// The steps of a merge group: what each of its commits adds to the one before it on the branch itself.
import { visible } from '../../text/visible.ts';
import type { Unreadable } from '../../text/tree.ts';
import { isId, readCommits, type CommitId } from './commits.ts';
import { textOf } from './git.ts';
import type { Repository } from './open-repository.ts';

export interface Step {
  /** The first parent of `after`. */
  readonly before: CommitId;
  readonly after: CommitId;
  /** The first line of the message of `after`; what cannot be seen in it is made visible. */
  readonly subject: string;
}

/** A merge queue builds groups of 100 pull requests at most; by rebase each may bring several commits. */
const MOST = 500;

/** Oldest first; none where both are one commit. The reason finishes the sentence 'the history from base to head …'. */
export async function firstParentSteps(repository: Repository, base: CommitId, head: CommitId): Promise<readonly Step[] | Unreadable> {
  if (base === head) return [];
  const listed = textOf(await repository.git(['rev-list', '--first-parent', `--max-count=${MOST + 1}`, head, `^${base}`]));
  const ids = (listed ?? '').split('\n').filter(isId);
  if (ids.length > MOST) return { unreadable: `has more than ${MOST} commits` };
  const commits = await readCommits(repository, ids);
  const steps: Step[] = [];
  for (const id of [...ids].reverse()) {
    const commit = commits.get(id);
    const before = commit?.parents[0];
    if (commit === undefined || before !== (steps.at(-1)?.after ?? base)) break;
    steps.push({ before: before as CommitId, after: commit.id, subject: visible(commit.subject) });
  }
  if (steps.length === ids.length && steps.length > 0) return steps;
  if (repository.isShallow) return { unreadable: 'is not whole in this clone, which is shallow: give actions/checkout `fetch-depth: 0`' };
  return { unreadable: 'does not lead along first parents from the one to the other' };
}
