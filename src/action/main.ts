// The program that `action.yml` names: reads what the runner says, runs, and tells the runner what came of it.
import { appendFileSync } from 'node:fs';
import { getInput, setOutput } from '@actions/core';
import { today } from '../io/clock.ts';
import { loadEvaluator } from '../io/load-evaluator.ts';
import { loadValidator } from '../io/load-validator.ts';
import type { Day } from '../model/names.ts';
import { revealed } from '../text/visible.ts';
import { logTo } from './commands.ts';
import { caller } from './github/call.ts';
import { github } from './github/calls.ts';
import { commentsOf } from './github/comments-of.ts';
import { sendWith } from './github/send.ts';
import { readInputs } from './inputs.ts';
import { OUTPUTS } from './outputs.ts';
import { run, type World } from './run.ts';
import { readRunner, type Runner } from './runner.ts';
import { VERSION } from './version.ts';

const log = logTo((text) => void process.stdout.write(text));

function fail(sentences: readonly string[]): void {
  for (const sentence of sentences) log.error(sentence);
  process.exitCode = 1;
}

function gitHubOf(token: string, runner: Runner): NonNullable<World['github']> {
  const clock = { now: () => new Date(), sleep: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)), chance: Math.random };
  const calls = caller(sendWith(token, runner.apiUrl), clock);
  const [owner = '', name = ''] = runner.repository.split('/');
  return { ...github(calls, runner.repository), comments: (number) => commentsOf(calls, runner.graphqlUrl, { owner, name, number }) };
}

async function main(): Promise<void> {
  const inputs = readInputs((name) => getInput(name));
  if ('faults' in inputs) return fail(inputs.faults);
  const runner = readRunner(process.env);
  if ('fault' in runner) return fail([runner.fault]);
  const outcome = await run({
    inputs,
    runner,
    log,
    version: VERSION,
    ports: { now: today() as Day, validate: await loadValidator(), evaluate: await loadEvaluator() },
    github: inputs.token === undefined ? undefined : gitHubOf(inputs.token, runner),
    summarize: (markdown) => void (runner.summaryFile !== undefined && appendFileSync(runner.summaryFile, markdown)),
  });
  if ('fault' in outcome) return fail([revealed(outcome.fault)]);
  for (const name of OUTPUTS) setOutput(name, outcome.outputs[name] ?? '');
  if (outcome.failed) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  // Whatever is wrong with a repository or a server is said in words; an exception is a contradiction in ourselves.
  fail([`a bug of meshfed: ${revealed(error instanceof Error ? error.message : String(error))}; please report it`]);
  if (process.env['RUNNER_DEBUG'] === '1' && error instanceof Error) log.text(error.stack ?? '');
}
