// The comment's text where there is no pull request: `meshfed diff --format markdown`, for other forges and for people.
import type { Difference, Side } from '../../change/difference.ts';
import type { Severity } from '../../finding/finding.ts';
import { pullRequestComment } from './comment.ts';
import { placesIn } from './places.ts';

export interface MarkdownOptions {
  /** Undefined where there is nothing to compare with. */
  readonly base: Side | undefined;
  readonly head: Side;
  /** What the user called them. */
  readonly names: { readonly base: string | null; readonly head: string | null };
  readonly failOn: Severity;
  readonly version: string;
}

/** Without marker and links. Short enough for a comment on any forge. */
export function markdownReport(difference: Difference, { base, head, names, failOn, version }: MarkdownOptions): string {
  const nowhere = { base: null, head: null };
  const folder = { folder: '', difference, head, base, findings: head.findings, stale: [], owners: () => [], places: placesIn('', nowhere) };
  return pullRequestComment({ folders: [folder], verdict: { failOn }, revisions: { ...names, isMerged: false }, version, fullReport: null }).body;
}
