// On merge_group: each pull request of the group, compiled as it will be merged, against our comment on it.
import { unreadableBase } from '../checks/change/unreadable-base.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import { readCommits, type CommitId } from '../io/git/commits.ts';
import { firstParentSteps, type Step } from '../io/git/first-parent-steps.ts';
import { pullRequestComment } from '../report/pull-request/comment.ts';
import { readMarker } from '../report/pull-request/marker.ts';
import type { Marker } from '../report/pull-request/pull-request.ts';
import { deltaOf } from './delta.ts';
import type { Called } from './github/answer.ts';
import type { GitHub } from './github/calls.ts';
import type { ListComments } from './github/comments-of.ts';
import type { Revisions } from './folder-trees.ts';
import type { Inputs } from './inputs.ts';
import { judgeFolders, type JudgeWorld } from './judge.ts';
import { queueEntries, uncovered, type JudgedEntry, type QueueEntry } from './merge-queue.ts';
import type { Runner } from './runner.ts';
import type { Fault, MergeGroupSituation } from './situation.ts';

type GitHubWithComments = GitHub & { readonly comments: ListComments };

export async function groupFindings(
  situation: MergeGroupSituation,
  revisions: Revisions,
  inputs: Inputs,
  world: Omit<JudgeWorld, 'findings'>,
  _runner: Runner,
  github: GitHubWithComments | undefined,
): Promise<readonly Finding[] | Fault> {
  const steps = await firstParentSteps(revisions.repository, situation.base, situation.head);
  if ('unreadable' in steps) return [occurrence(unreadableBase, { at: null }, { revision: `${situation.base}..${situation.head}`, why: `is not known in steps: the history ${steps.unreadable}` })].map((finding) => ({ ...finding, severity: 'error' }));
  const pulls = await pullsByCommit(steps, situation, revisions, github);
  if (pulls.kind === 'failed') return { fault: `GitHub does not say which pull requests this merge group holds: ${pulls.why}` };
  const judged: JudgedEntry[] = [];
  for (const entry of queueEntries(steps, (commit) => pulls.value.get(commit) ?? [])) {
    const one = await judgeEntry(entry, revisions, inputs, world, github);
    if ('fault' in one) return one;
    judged.push(one);
  }
  return uncovered(judged);
}

/** GitHub knows the pull requests of a commit and of what it merges; the last one stands in the name of the group's branch. */
async function pullsByCommit(steps: readonly Step[], { last }: MergeGroupSituation, { repository }: Revisions, github: GitHubWithComments | undefined): Promise<Called<ReadonlyMap<CommitId, readonly number[]>>> {
  const commits = await readCommits(repository, steps.map(({ after }) => after));
  const found = new Map<CommitId, readonly number[]>();
  for (const [index, { after }] of steps.entries()) {
    const merged = commits.get(after)?.parents[1] as CommitId | undefined;
    const named = index === steps.length - 1 && last !== null ? [last] : [];
    const asked = github === undefined || named.length > 0 ? [] : [after, ...(merged === undefined ? [] : [merged])];
    const numbers: number[] = [...named];
    for (const commit of asked) {
      const pulls = await github?.pullsOf(commit);
      // A commit that GitHub does not know yet belongs to no pull request that it could name.
      if (pulls?.kind === 'failed' && pulls.reason !== 'gone' && pulls.reason !== 'too-long') return pulls;
      if (pulls?.kind === 'done') numbers.push(...pulls.value.filter(({ head }) => merged === undefined || head === merged).map(({ number }) => number));
    }
    found.set(after, [...new Set(numbers)].sort((a, b) => a - b));
  }
  return { kind: 'done', value: found };
}

async function judgeEntry(entry: QueueEntry, revisions: Revisions, inputs: Inputs, world: Omit<JudgeWorld, 'findings'>, github: GitHubWithComments | undefined): Promise<JudgedEntry | Fault> {
  const folders = await judgeFolders({ ...revisions, base: entry.before, tree: entry.after }, inputs.agreements, world);
  if ('fault' in folders) return folders;
  const delta = deltaOf(folders);
  const { title } = pullRequestComment({ folders: folders.map((folder) => ({ ...folder, findings: [] })), verdict: { failOn: 'error' }, revisions: { base: entry.before, head: entry.after, isMerged: true }, version: '', fullReport: null });
  const markers: Marker[] = [];
  for (const number of delta.isEmpty ? [] : entry.pulls) {
    const comments = await github?.comments(number);
    if (comments?.kind === 'failed' && comments.reason !== 'gone') return { fault: `the comments of #${number} cannot be read: ${comments.why}` };
    if (comments?.kind === 'done') markers.push(...comments.value.map(({ body }) => readMarker(body)).filter((marker) => marker?.key === inputs.commentKey).filter((marker) => marker !== undefined));
  }
  return { ...entry, delta, markers, opens: title.replace(/^\S+ (?:Ready: )?/, '') };
}
