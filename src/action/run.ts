// The action from its inputs to its outputs. Start reading here.
import type { Ports } from '../compile.ts';
import { counted } from '../report/summary.ts';
import { readCommits, type CommitId } from '../io/git/commits.ts';
import { commentOn, type CommentReport } from './comment-on.ts';
import { comparedCommits, type Compared } from './compared.ts';
import { deltaOf } from './delta.ts';
import type { GitHub } from './github/calls.ts';
import type { ListComments } from './github/comments-of.ts';
import type { Inputs } from './inputs.ts';
import { judge, type Judged } from './judge.ts';
import type { Log } from './commands.ts';
import { groupFindings } from './group-findings.ts';
import { ownersAt } from './owners-at.ts';
import { jsonOf, type Outputs, writeReports } from './outputs.ts';
import type { Runner } from './runner.ts';
import { situationOf, type Fault, type Situation } from './situation.ts';
import { tell } from './tell.ts';

export interface World {
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly ports: Ports;
  /** Undefined where there is no token. */
  readonly github: (GitHub & { readonly comments: ListComments }) | undefined;
  readonly log: Log;
  readonly version: string;
  readonly summarize: (markdown: string) => void;
}

export interface Outcome {
  readonly failed: boolean;
  readonly outputs: Partial<Outputs>;
}

/** Throws only for a bug of ours. */
export async function run(world: World): Promise<Outcome | Fault> {
  const { inputs, runner, github, log } = world;
  const situation = situationOf(runner.event.name, runner.event.payload, runner.sha);
  if ('fault' in situation) return situation;
  const compared = await comparedCommits(situation, inputs, runner, github);
  if ('fault' in compared) return compared;
  if (compared.kind === 'nothing') {
    log.notice(`nothing to judge: ${compared.why}`);
    return { failed: false, outputs: { result: 'clean' } };
  }
  log.text(compared.base === null ? `${compared.tree}, with nothing to compare it with` : `${compared.tree} compared with ${compared.base}, ${compared.how}`);
  const judged = await judgeAll(situation, compared, world);
  return 'fault' in judged ? judged : tellAll(situation, compared, judged, world);
}

async function judgeAll(situation: Situation, compared: Compared, { inputs, runner, ports, github }: World): Promise<Judged | Fault> {
  const { repository, base, tree, rules, head } = compared;
  const revisions = { repository, base, tree, rules };
  const blobs = (commit: CommitId): string => `${runner.serverUrl}/${runner.repository}/blob/${commit}/`;
  const options = { ports, blobs, head, owners: await ownersAt(repository, rules ?? base) };
  const group = situation.kind === 'merge-group' ? await groupFindings(situation, revisions, inputs, options, runner, github) : [];
  return 'fault' in group ? group : judge(revisions, inputs, { ...options, findings: [...compared.findings, ...group] });
}

async function tellAll(situation: Situation, { repository, base, head, tree, how }: Compared, judged: Judged, world: World): Promise<Outcome | Fault> {
  const { inputs, runner, log, version, summarize } = world;
  const delta = deltaOf(judged.folders);
  const marker = { key: inputs.commentKey, head, delta: delta.hash, run: runner.run };
  const isMerged = tree !== head && (await readCommits(repository, [tree])).get(tree)?.parents[0] === base;
  const told = tell(judged.folders, { verdict: { failOn: inputs.failOn }, marker, revisions: { base, head, isMerged }, version, fullReport: runner.runUrl });
  log.text(`${told.comment.title}\n\n${told.log}`);
  log.commands(told.annotations);
  const comment = await commentOn(situation, { marker, body: told.comment.body, minimal: told.minimal, says: !delta.isEmpty || saysAnything(judged) }, world);
  const files = writeReports(runner.temporary, runner.run, { report: told.comment.body, json: jsonOf(judged, { version, base, head, how }), patch: judged.patch, sarif: told.sarif }, inputs.sarifFile, runner.workspace);
  if ('fault' in files) return files;
  summarize(`${told.summary}${said(comment)}${patchLine(judged)}`);
  const findings = judged.folders.flatMap((folder) => folder.findings);
  const count = (severity: string): string => String(findings.filter((finding) => finding.severity === severity).length);
  const changed = (side: 'gained' | 'lost'): string => String(judged.folders.some(({ difference }) => difference.access[side].length > 0));
  if (judged.result !== 'clean') log.text(`${counted(Number(count('error')), 'error')}, ${counted(Number(count('warning')), 'warning')}`);
  return {
    failed: judged.result !== 'clean',
    outputs: {
      result: judged.result,
      errors: count('error'),
      warnings: count('warning'),
      'access-widened': changed('gained'),
      'access-narrowed': changed('lost'),
      'base-sha': base ?? '',
      'head-sha': head,
      'comment-url': comment.kind === 'kept' ? comment.url : '',
      ...files,
    },
  };
}

/** Notes ask nobody for anything; a change that the comment tells is something. */
const saysAnything = ({ folders }: Judged): boolean =>
  folders.some(({ difference, findings, base }) => base === undefined || difference.changes.length > 0 || difference.broken.length > 0 || findings.some(({ severity }) => severity !== 'note'));

function said(comment: CommentReport): string {
  return comment.kind === 'told' ? `\n${comment.sentence}\n` : '';
}

const patchLine = ({ patch }: Judged): string => (patch === '' ? '' : '\nThe output `patch-file` of this step names a patch that brings the committed overlays up to date: `git apply` takes it.\n');
