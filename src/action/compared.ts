// The two commits that are compared, and the repository that holds their objects.
import { join } from 'node:path';
import type { Base, NoBase } from '../base/base.ts';
import { WAYS } from '../base/base.ts';
import { changeEvent } from '../base/change-event.ts';
import { noBaseFinding } from '../base/no-base-finding.ts';
import type { Finding } from '../finding/finding.ts';
import { baseOf } from '../io/git/base-of.ts';
import type { CommitId } from '../io/git/commits.ts';
import { fetchCommits } from '../io/git/fetch-commits.ts';
import { openRepository, type Repository } from '../io/git/open-repository.ts';
import type { GitHub } from './github/calls.ts';
import type { Inputs } from './inputs.ts';
import type { Runner } from './runner.ts';
import type { Fault, PullRequestSituation, Situation } from './situation.ts';

export interface Compared {
  readonly kind: 'compared';
  readonly repository: Repository;
  /** Null where there is nothing to compare with; then `findings` says why. */
  readonly base: CommitId | null;
  /** What people know, and links lead to. */
  readonly head: CommitId;
  /** What is judged: the head, or its merge into the base branch. */
  readonly tree: CommitId;
  /** How the base was found, in words that follow 'compared with'. */
  readonly how: string;
  /** Where the rules of judging come from; undefined where they are the head's own. */
  readonly rules: CommitId | undefined;
  readonly findings: readonly Finding[];
}

/** A branch was deleted: there is nothing to judge. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly why: string;
}

export async function comparedCommits(situation: Situation, inputs: Inputs, runner: Runner, github: GitHub | undefined): Promise<Compared | Nothing | Fault> {
  if (situation.kind === 'pull-request' && situation.trusted) return fetched(situation, inputs, runner, github);
  const event = changeEvent(runner.event.name, runner.event.payload, runner.sha);
  if ('unreadable' in event) return { fault: `the event ${event.unreadable}` };
  const repository = await openRepository(runner.workspace);
  if ('unreadable' in repository) return { fault: `the workspace ${repository.unreadable}; run actions/checkout before this step, without \`path\`` };
  if (repository.prefix !== '') return { fault: 'the workspace lies inside of another repository; run actions/checkout before this step' };
  return inWorkspace(repository, await baseOf(repository, event, inputs.base));
}

function inWorkspace(repository: Repository, found: Base | NoBase): Compared | Nothing {
  const { head, tree } = found;
  if (head === null || tree === null) return { kind: 'nothing', why: 'the branch was deleted' };
  const common = { kind: 'compared', repository, head: head as CommitId, tree: tree as CommitId, rules: undefined } as const;
  if (found.kind === 'base') return { ...common, base: found.base as CommitId, how: WAYS[found.how], findings: [] };
  const finding = noBaseFinding(found);
  // A run that no change has started has nothing to compare: then the tree is compared with itself.
  if (found.reason.kind === 'itself') return { ...common, base: tree as CommitId, how: 'itself: no change has started this run', findings: [] };
  return { ...common, base: null, how: '', findings: finding === undefined ? [] : [finding] };
}

/**
 * With the base's rights: a stranger's commits as objects in a repository of our own. Of the workspace, and of what it is set to run, nothing is used.
 * The rules are those of the base branch's tip, and not of the commit where the pull request left it: that one its author has chosen.
 */
async function fetched({ head, tip, number }: PullRequestSituation, inputs: Inputs, runner: Runner, github: GitHub | undefined): Promise<Compared | Fault> {
  if (inputs.base !== undefined) return { fault: 'under pull_request_target the base is where the pull request left its branch; leave `base` out' };
  const parting = github === undefined ? undefined : await github.mergeBase(tip, head);
  const base = parting?.kind === 'done' ? parting.value : undefined;
  const fetch = (wanted: readonly string[], name: string) => fetchCommits({ url: `${runner.serverUrl}/${runner.repository}`, wanted, token: inputs.token, into: join(runner.temporary, `meshfed-objects-${runner.run}-${name}`) });
  const commits = [...new Set([tip, ...(base === undefined ? [] : [base])])];
  const byId = await fetch([...commits, head], 'ids');
  // A server may hand out commits only by the names of refs.
  const repository = 'unreadable' in byId ? await fetch([...commits, `refs/pull/${number}/head`], 'refs') : byId;
  if ('unreadable' in repository) return { fault: `the repository ${repository.unreadable}` };
  const found: Base | NoBase =
    base === undefined
      ? { kind: 'none', head, tree: head, reason: { kind: 'missing', what: `the commit where the pull request left its branch (${parting === undefined ? 'there is no token to ask for it' : parting.kind === 'failed' ? parting.why : ''})` } }
      : { kind: 'base', base, head, tree: head, how: 'merge-base' };
  return { ...inWorkspace(repository, found), rules: tip } as Compared;
}
