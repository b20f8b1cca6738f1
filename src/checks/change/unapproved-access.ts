// A merge group that changes access in a way that no comment on its pull requests has shown.
import { rule } from '../check.ts';

export const unapprovedAccess = rule({
  code: 'MF6040',
  name: 'unapproved-access',
  since: '0.1.0',
  severity: 'error',
  message: 'commit {commit} of the merge group changes who may do what ({opens}), and no comment of ours on {pulls} shows exactly that, so nobody has approved it',
  help: 'Take the pull request out of the merge queue, bring it up to date with its base, and read the comment again before it is merged.',
});
