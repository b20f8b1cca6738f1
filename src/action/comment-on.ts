// Whether there is to be a comment, and what to say where there is none. A comment that cannot be written fails no check: the verdict stands elsewhere too.
import type { Marker } from '../report/pull-request/pull-request.ts';
import { keepComment } from './keep-comment.ts';
import type { Situation } from './situation.ts';
import type { World } from './run.ts';

export type CommentReport =
  | { readonly kind: 'kept'; readonly url: string }
  | { readonly kind: 'none' }
  /** There should be one and is none: what the summary says about it. */
  | { readonly kind: 'told'; readonly sentence: string };

export interface CommentText {
  readonly marker: Marker;
  readonly body: string;
  readonly minimal: string;
  /** True where something changes or is found. */
  readonly says: boolean;
}

const READ_ONLY = 'No comment on the pull request: the token of this run may not write one, as it is with pull requests from forks and from Dependabot. This summary says it all.';

export async function commentOn(situation: Situation, { marker, body, minimal, says }: CommentText, { inputs, github, log }: World): Promise<CommentReport> {
  if (situation.kind !== 'pull-request' || inputs.comment === 'never') return { kind: 'none' };
  if (github === undefined) {
    log.notice('no comment on the pull request: the input `token` is empty');
    return { kind: 'told', sentence: 'No comment on the pull request: this step was given no token.' };
  }
  const { number } = situation;
  const create = says || inputs.comment === 'always';
  const kept = await keepComment({ number, marker, body, minimal, create }, { github, list: () => github.comments(number) });
  switch (kept.kind) {
    case 'kept':
      return { kind: 'kept', url: kept.url };
    case 'none':
      log.text(`no comment: ${kept.why}`);
      return says ? { kind: 'told', sentence: `No comment on the pull request: ${kept.why}.` } : { kind: 'none' };
    case 'failed': {
      const { reason, why } = kept.failed;
      if (reason === 'read-only' || reason === 'gone') {
        log.notice(`${READ_ONLY.replace('This summary says', 'The summary of this run says')} (${why})`);
        return { kind: 'told', sentence: READ_ONLY };
      }
      log.warning(`the comment on the pull request could not be brought up to date: GitHub answered ${why}; the summary of this run says it all`);
      return { kind: 'told', sentence: 'The comment on the pull request could not be brought up to date, so it may be missing or show an older state. This summary says it all.' };
    }
    default:
      return kept satisfies never;
  }
}
