// What has happened, as far as it says which commits to compare: an event of GitHub without all the rest.
import type { Unreadable } from '../text/tree.ts';

/** All ids are 40 or 64 hexadecimal digits. */
export type ChangeEvent =
  /** `merges`: commits that may be the merge of `head` into the base branch; `base`: the branch's tip when the event was made. */
  | { readonly kind: 'pull-request'; readonly number: number; readonly head: string; readonly base: string; readonly baseBranch: string; readonly merges: readonly string[] }
  | { readonly kind: 'merge-group'; readonly head: string; readonly base: string }
  /** `before` is null for a branch that is new, `after` for one that is gone. */
  | { readonly kind: 'push'; readonly before: string | null; readonly after: string | null; readonly branch: string; readonly defaultBranch: string }
  /** Started by hand, by the clock, or by another workflow. */
  | { readonly kind: 'other'; readonly head: string; readonly defaultBranch: string };

type Payload = Readonly<Record<string, unknown>>;

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const ZEROS = /^0+$/;

const objectOf = (value: unknown): Payload => (typeof value === 'object' && value !== null ? (value as Payload) : {});
const idOf = (value: unknown): string | undefined => (typeof value === 'string' && ID.test(value) && !ZEROS.test(value) ? value : undefined);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `name` is GITHUB_EVENT_NAME, `payload` the JSON at GITHUB_EVENT_PATH, `sha` GITHUB_SHA. The reason finishes the sentence 'the event …'. */
export function changeEvent(name: string, payload: unknown, sha: string): ChangeEvent | Unreadable {
  const event = objectOf(payload);
  switch (name) {
    case 'pull_request':
    case 'pull_request_target':
      return pullRequest(objectOf(event['pull_request']), sha) ?? { unreadable: `\`${name}\` names no commits as \`pull_request.head.sha\` and \`pull_request.base.sha\`` };
    case 'merge_group': {
      const [base, head] = ['base_sha', 'head_sha'].map((key) => idOf(objectOf(event['merge_group'])[key]));
      return base === undefined || head === undefined ? { unreadable: '`merge_group` names no commits as `base_sha` and `head_sha`' } : { kind: 'merge-group', head, base };
    }
    case 'push':
      return push(event);
    default: {
      const head = idOf(objectOf(event['workflow_run'])['head_sha']) ?? idOf(sha);
      return head === undefined ? { unreadable: 'comes without a commit in GITHUB_SHA' } : { kind: 'other', head, defaultBranch: defaultBranchOf(event) };
    }
  }
}

function pullRequest(request: Payload, sha: string): ChangeEvent | undefined {
  const [head, base] = [objectOf(request['head']), objectOf(request['base'])];
  const [headId, baseId] = [idOf(head['sha']), idOf(base['sha'])];
  if (headId === undefined || baseId === undefined) return undefined;
  const merges = [idOf(sha), idOf(request['merge_commit_sha'])].filter((id) => id !== undefined);
  return { kind: 'pull-request', number: Number(request['number']), head: headId, base: baseId, baseBranch: textOf(base['ref']), merges };
}

/** GitHub writes zeros where there is no commit. */
function push(event: Payload): ChangeEvent | Unreadable {
  const [before, after] = [textOf(event['before']), textOf(event['after'])];
  if (![before, after].every((id) => ID.test(id))) return { unreadable: '`push` names no commits as `before` and `after`' };
  const branch = textOf(event['ref']).replace(/^refs\/heads\//, '');
  return { kind: 'push', before: idOf(before) ?? null, after: idOf(after) ?? null, branch, defaultBranch: defaultBranchOf(event) };
}

const defaultBranchOf = (event: Payload): string => textOf(objectOf(event['repository'])['default_branch']);
