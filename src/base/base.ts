// The commit that a change is compared with, or why there is none.

/** How the base was found, in words that follow 'compared with'. */
export const WAYS = {
  'first-parent': 'what merging would change: the first parent of the merge commit',
  'merge-base': 'where the two histories part',
  before: 'what the branch stood at before the push',
  'merge-group': 'what the merge group is built on',
  input: 'what the input `base` names',
} as const;

export interface Base {
  readonly kind: 'base';
  readonly base: string;
  /** The commit that people know and links lead to. */
  readonly head: string;
  /** The commit whose files are judged: `head`, or its merge into the base branch. */
  readonly tree: string;
  readonly how: keyof typeof WAYS;
}

export type Reason =
  /** `depth`: what `fetch-depth` must be. */
  | { readonly kind: 'shallow'; readonly depth: '2' | '0' }
  /** The head of a pull request that was never fetched, as under pull_request_target. */
  | { readonly kind: 'missing-head'; readonly number: number | null; readonly head: string }
  /** A commit or a branch that a whole clone lacks. */
  | { readonly kind: 'missing'; readonly what: string }
  | { readonly kind: 'force-push'; readonly before: string }
  | { readonly kind: 'first-push' }
  | { readonly kind: 'unrelated'; readonly to: string }
  /** What the input `base` names; `why` finishes the sentence 'the revision …'. */
  | { readonly kind: 'unknown-revision'; readonly written: string; readonly why: string }
  /** A branch was deleted: there is nothing to judge either. */
  | { readonly kind: 'deleted' }
  /** The head is a commit of the default branch, and no change has started the run. */
  | { readonly kind: 'itself' };

export interface NoBase {
  readonly kind: 'none';
  /** Null where there is no head either. */
  readonly head: string | null;
  readonly tree: string | null;
  readonly reason: Reason;
}
