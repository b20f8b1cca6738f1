// What the run is about, by the event that started it. The event is GitHub's, but its form is not taken on trust.
import type { CommitId } from '../io/git/commits.ts';
import { at } from './github/json.ts';

export interface PullRequestSituation {
  readonly kind: 'pull-request';
  readonly number: number;
  /** The commit that the pull request proposes. */
  readonly head: CommitId;
  /** The tip of the branch that it is for, as it was when the event was made. */
  readonly tip: CommitId;
  /** True where the run has the base's rights, and must use nothing of the head but its bytes. */
  readonly trusted: boolean;
  /** `owner/name` that the head lies in; null where it is gone. */
  readonly from: string | null;
}

export interface MergeGroupSituation {
  readonly kind: 'merge-group';
  readonly head: CommitId;
  readonly base: CommitId;
  /** The pull request that GitHub's name of the group's branch ends with; null where it has another form. */
  readonly last: number | null;
}

export interface CommitSituation {
  readonly kind: 'commit';
  readonly head: CommitId;
}

export type Situation = PullRequestSituation | MergeGroupSituation | CommitSituation;

export interface Fault {
  readonly fault: string;
}

/** `event` is what lies at GITHUB_EVENT_PATH, parsed. */
export function situationOf(name: string, event: unknown, sha: string): Situation | Fault {
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequest(at(event, 'pull_request'), name === 'pull_request_target');
    case 'merge_group':
      return mergeGroup(at(event, 'merge_group'));
    case 'push':
    case 'workflow_dispatch':
    case 'schedule':
    case 'repository_dispatch':
    case 'workflow_call':
      return isCommit(sha) ? { kind: 'commit', head: sha } : { fault: 'GITHUB_SHA is no commit; meshfed runs in GitHub Actions, or use the command line instead' };
    default:
      return { fault: `meshfed does not know what to do on \`${/^[a-z_]{1,50}$/.test(name) ? name : 'an unknown event'}\`; it runs on pull_request, pull_request_target, merge_group, push, schedule and workflow_dispatch` };
  }
}

function pullRequest(pull: unknown, trusted: boolean): Situation | Fault {
  const [number, head, tip, from] = [at(pull, 'number'), at(pull, 'head', 'sha'), at(pull, 'base', 'sha'), at(pull, 'head', 'repo', 'full_name')];
  if (!isNumber(number) || !isCommit(head) || !isCommit(tip)) return { fault: 'the event names no pull request with a head and a base' };
  return { kind: 'pull-request', number, head, tip, trusted, from: typeof from === 'string' ? from : null };
}

function mergeGroup(group: unknown): Situation | Fault {
  const [head, base, branch] = [at(group, 'head_sha'), at(group, 'base_sha'), at(group, 'head_ref')];
  if (!isCommit(head) || !isCommit(base)) return { fault: 'the event names no merge group with a head and a base' };
  const last = typeof branch === 'string' ? /\/pr-(\d{1,9})-[0-9a-f]{40,64}$/.exec(branch)?.[1] : undefined;
  return { kind: 'merge-group', head, base, last: last === undefined ? null : Number(last) };
}

const isCommit = (value: unknown): value is CommitId => typeof value === 'string' && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
