// Why there is no base, as a finding: 'nothing changes' would be a guess, and the dangerous one.
import { noBase } from '../checks/change/no-base.ts';
import { shallowClone } from '../checks/change/shallow-clone.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { NoBase, Reason } from './base.ts';

/** None where there is nothing to compare. */
export function noBaseFinding({ reason }: NoBase): Finding | undefined {
  if (reason.kind === 'deleted' || reason.kind === 'itself') return undefined;
  return reason.kind === 'shallow' ? occurrence(shallowClone, { at: null }, { depth: reason.depth }) : occurrence(noBase, { at: null }, wordsFor(reason));
}

const WHOLE = 'Give actions/checkout `fetch-depth: 0`, which fetches every branch.';

function wordsFor(reason: Exclude<Reason, { readonly kind: 'deleted' | 'itself' | 'shallow' }>): { readonly reason: string; readonly instead: string } {
  switch (reason.kind) {
    case 'missing-head':
      return {
        reason: `the commit ${reason.head} was not fetched`,
        instead: reason.number === null ? WHOLE : `Before this step, run \`git fetch origin refs/pull/${reason.number}/merge --depth=2\`: it fetches objects and checks nothing out.`,
      };
    case 'missing':
      return { reason: `${reason.what} is not in this clone`, instead: WHOLE };
    case 'force-push':
      return { reason: `the branch was rewritten, and ${reason.before}, at which it stood, is in no history any more`, instead: 'Name a revision as the input `base`, or look at all access below.' };
    case 'first-push':
      return { reason: 'this is the first push of the default branch', instead: 'Nothing: from the next push on there is a base.' };
    case 'unrelated':
      return { reason: `the head and ${reason.to} have no commit in common`, instead: 'Base the branch on the one that it is to be merged into, or name a revision as the input `base`.' };
    case 'unknown-revision':
      return { reason: `the revision \`${reason.written}\` ${reason.why}`, instead: 'Name a branch, a tag or a commit that is there as the input `base`, or leave it out.' };
    default: {
      const never: never = reason;
      return never;
    }
  }
}
