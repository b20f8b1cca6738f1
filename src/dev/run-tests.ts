// `npm test`: the type check, then every test file; a process for each folder, two at a time. Arguments name folders or files.
// Paths are relative to the working folder, which is the project's where npm starts it.
// The last line is `N passed, N failed` alone; the exit status is 1 where a test failed or none ran.
import { execFile, fork } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import glob from 'fast-glob';
import type { FileResult } from './run-folder.ts';

const PATTERNS = ['src/**/*.test.ts', 'packages/*/**/*.test.ts'];
// Run only where an argument names them: they take minutes, or the network.
const SLOW = ['e2e/**/*.test.ts'];
const AT_ONCE = 2;
const LONGEST = 10 * 60_000;

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** One line for each file that is not well. */
  readonly faults: readonly string[];
}

function typeCheck(): Promise<Outcome> {
  return new Promise((done) => {
    execFile('node_modules/.bin/tsc', ['-p', '.', '--pretty', 'false'], (error, stdout, stderr) => {
      process.stdout.write(stdout + stderr);
      done(error === null ? { passed: 1, failed: 0, faults: [] } : { passed: 0, failed: 1, faults: ['the type check fails'] });
    });
  });
}

/** Its output is printed when it has ended, so that folders that run at the same time do not mix theirs. */
function runFolder(files: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const results = new Map<string, FileResult>();
    const output: Buffer[] = [];
    const child = fork(resolve(import.meta.dirname, 'run-folder.ts'), files, { execArgv: ['--import', 'tsx'], silent: true });
    const watchdog = setTimeout(() => child.kill('SIGKILL'), LONGEST);
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('message', (result: FileResult) => results.set(result.file, result));
    child.on('close', (code, signal) => {
      clearTimeout(watchdog);
      process.stdout.write(Buffer.concat(output));
      // Also where the exit code is 0: a test may have called process.exit, or wait for something that never comes.
      const unfinished = `the process ended before it was through (${signal ?? `exit code ${code}`})`;
      done(sum(files.map((file) => outcome(results.get(file) ?? { file, passed: 0, failed: 0, fault: unfinished }))));
    });
  });
}

function outcome({ file, passed, failed, fault }: FileResult): Outcome {
  const faults = [...(failed > 0 ? [`${file}: ${failed} of ${passed + failed} tests failed`] : []), ...(fault === undefined ? [] : [`${file}: ${fault}`])];
  return { passed, failed: failed + (fault === undefined ? 0 : 1), faults };
}

function sum(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((total, each) => total + each.passed, 0),
    failed: outcomes.reduce((total, each) => total + each.failed, 0),
    faults: outcomes.flatMap((each) => each.faults),
  };
}

async function inParallel<Job>(jobs: readonly Job[], run: (job: Job) => Promise<Outcome>): Promise<Outcome> {
  const waiting = [...jobs];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) outcomes.push(await run(job));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sum(outcomes);
}

function byFolder(files: readonly string[]): readonly (readonly string[])[] {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return [...folders.values()];
}

const wanted = process.argv.slice(2).map((argument) => argument.replace(/^\.\/|\/$/g, ''));
const within = (file: string, part: string): boolean => file === part || file.startsWith(`${part}/`);
const patterns = wanted.length === 0 ? PATTERNS : [...PATTERNS, ...SLOW];
const found = (await glob(patterns, { ignore: ['**/node_modules/**'], followSymbolicLinks: false })).sort();
const files = wanted.length === 0 ? found : found.filter((file) => wanted.some((part) => within(file, part)));
const idle = wanted.filter((part) => !found.some((file) => within(file, part))).map((part) => `${part}: no test file there`);
const nothing = files.length === 0 && idle.length === 0 ? ['no test ran'] : [];

const total = sum([
  await typeCheck(),
  await inParallel(byFolder(files), runFolder),
  { passed: 0, failed: idle.length + nothing.length, faults: [...idle, ...nothing] },
]);
process.stdout.write(`\n${total.faults.map((fault) => `failed: ${fault}\n`).join('')}${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
