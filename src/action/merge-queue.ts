// A merge group: what each step of it changes must be what a comment of ours on its pull request shows.
import type { Marker } from '../report/pull-request/pull-request.ts';
import type { CommitId } from '../io/git/commits.ts';
import { unapprovedAccess } from '../checks/change/unapproved-access.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { Delta } from './delta.ts';

/** One commit after another on the branch itself. */
export interface QueueStep {
  readonly before: CommitId;
  readonly after: CommitId;
}

/** Commits in a row that bring in one pull request. */
export interface QueueEntry extends QueueStep {
  /** Empty where GitHub names none. */
  readonly pulls: readonly number[];
}

/** Pull requests by commit. A commit without one belongs to the next that has one: a rebase brings several commits for one. */
export function queueEntries(steps: readonly QueueStep[], pullsOf: (commit: CommitId) => readonly number[]): readonly QueueEntry[] {
  const entries: QueueEntry[] = [];
  let open: CommitId | undefined;
  for (const [index, { before, after }] of steps.entries()) {
    const pulls = pullsOf(after);
    const previous = entries.at(-1);
    if (pulls.length === 0 && index < steps.length - 1) {
      open ??= before;
      continue;
    }
    if (open === undefined && previous !== undefined && pulls.length > 0 && pulls.join() === previous.pulls.join()) entries.splice(-1, 1, { ...previous, after });
    else entries.push({ before: open ?? before, after, pulls });
    open = undefined;
  }
  return entries;
}

export interface JudgedEntry extends QueueEntry {
  readonly delta: Delta;
  /** What it opens or closes, for people. */
  readonly opens: string;
  /** Of our comments on its pull requests. */
  readonly markers: readonly Marker[];
}

export function uncovered(entries: readonly JudgedEntry[]): readonly Finding[] {
  return entries
    .filter(({ delta, markers }) => !delta.isEmpty && !markers.some((marker) => marker.delta === delta.hash))
    .map(({ after, pulls, opens }) =>
      occurrence(unapprovedAccess, { at: null }, { commit: after.slice(0, 7), opens, pulls: pulls.length === 0 ? 'a pull request (GitHub names none)' : pulls.map((pull) => `#${pull}`).join(', ') }),
    );
}
