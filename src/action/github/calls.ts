// The calls of GitHub's REST API that we make, and what we read of their answers.
import type { CommitId } from '../../io/git/commits.ts';
import { type Called } from './answer.ts';
import type { Caller } from './call.ts';
import type { ListedComment } from './comments-of.ts';
import { at, number, text } from './json.ts';

export interface PullRequestNow {
  readonly head: string;
  readonly isOpen: boolean;
}

export interface PullOfCommit {
  readonly number: number;
  readonly head: string;
  /** The branch that it is for. */
  readonly base: string;
}

export interface GitHub {
  pullNow(number: number): Promise<Called<PullRequestNow>>;
  /** `wasDone` looks for the comment where an answer was lost. */
  createComment(number: number, body: string, wasDone: () => Promise<ListedComment | undefined>): Promise<Called<ListedComment>>;
  updateComment(id: number, body: string): Promise<Called<ListedComment>>;
  deleteComment(id: number): Promise<Called<true>>;
  pullsOf(commit: CommitId): Promise<Called<readonly PullOfCommit[]>>;
  /** The best common ancestor, as GitHub knows it. */
  mergeBase(base: CommitId, head: CommitId): Promise<Called<CommitId>>;
}

/** `repository` is `owner/name`. */
export function github({ call }: Caller, repository: string): GitHub {
  const root = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
  return {
    pullNow: (pull) => call({ method: 'GET', url: `${root}/pulls/${pull}` }, { read: readPull }),
    createComment: (pull, body, wasDone) => call({ method: 'POST', url: `${root}/issues/${pull}/comments`, body: { body } }, { read: readComment, wasDone }),
    updateComment: (id, body) => call({ method: 'PATCH', url: `${root}/issues/comments/${id}`, body: { body } }, { read: readComment }),
    deleteComment: async (id) => {
      const deleted = await call({ method: 'DELETE', url: `${root}/issues/comments/${id}` }, { read: (): true => true });
      // Somebody was quicker, or the answer to our first try was lost.
      return deleted.kind === 'failed' && deleted.reason === 'gone' ? { kind: 'done', value: true } : deleted;
    },
    pullsOf: (commit) => call({ method: 'GET', url: `${root}/commits/${commit}/pulls?per_page=100` }, { read: readPulls }),
    mergeBase: (base, head) => call({ method: 'GET', url: `${root}/compare/${base}...${head}?per_page=1` }, { read: readMergeBase }),
  };
}

function readPull(body: unknown): PullRequestNow | undefined {
  const [head, state] = [text(body, 'head', 'sha'), text(body, 'state')];
  return head === undefined || state === undefined ? undefined : { head, isOpen: state === 'open' };
}

function readComment(answer: unknown): ListedComment | undefined {
  const [id, body, url] = [number(answer, 'id'), text(answer, 'body'), text(answer, 'html_url')];
  return id === undefined || body === undefined || url === undefined ? undefined : { id, body, url };
}

function readPulls(body: unknown): readonly PullOfCommit[] | undefined {
  if (!Array.isArray(body)) return undefined;
  return body.flatMap((pull: unknown) => {
    const [pullNumber, head, base] = [number(pull, 'number'), text(pull, 'head', 'sha'), text(pull, 'base', 'ref')];
    return pullNumber === undefined || head === undefined || base === undefined || at(pull, 'state') === undefined ? [] : [{ number: pullNumber, head, base }];
  });
}

function readMergeBase(body: unknown): CommitId | undefined {
  const id = text(body, 'merge_base_commit', 'sha');
  return id !== undefined && /^[0-9a-f]{40,64}$/.test(id) ? (id as CommitId) : undefined;
}
