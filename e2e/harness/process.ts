// Processes of a lab: started with a log each, or run to their end.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { ROOT } from './box.ts';

export interface Running {
  readonly child: ChildProcess;
  /** File that holds what it wrote to standard output and standard error. */
  readonly log: string;
  /** True until it has ended. */
  alive(): boolean;
  /** Kills it and all that it started. */
  stop(): void;
}

export interface Ended {
  /** Exit status; 128 where a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Options {
  readonly cwd?: string;
  /** Variables beside PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
}

export function start(command: readonly string[], log: string, options: Options = {}): Running {
  const file = openSync(log, 'a');
  const child = launch(command, options, ['ignore', file, file], true);
  closeSync(file);
  return running(child, log);
}

/** As `start`, but its standard input and output are ours. */
export function converse(command: readonly string[], log: string, options: Options = {}): Running {
  const file = openSync(log, 'a');
  const child = launch(command, options, ['pipe', 'pipe', file], true);
  closeSync(file);
  return running(child, log);
}

export function run(command: readonly string[], options: Options & { readonly input?: string } = {}): Promise<Ended> {
  const child = launch(command, options, ['pipe', 'pipe', 'pipe'], false);
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', (data: Buffer) => out.push(data));
    child.stderr?.on('data', (data: Buffer) => err.push(data));
    // It may end before it has read its input; its status then tells.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ status: code ?? 128, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

/** As `run`, and anything but exit status 0 is an error that shows what was said. */
export async function must(command: readonly string[], options: Options & { readonly input?: string } = {}): Promise<string> {
  const ended = await run(command, options);
  if (ended.status !== 0) throw new Error(`exit ${ended.status}: ${command.join(' ').slice(0, 300)}\n${ended.stdout}${ended.stderr}`);
  return ended.stdout;
}

export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks until the answer is true, and gives false where it is not so within `seconds`. */
export async function becomes(ask: () => Promise<boolean>, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!(await ask())) {
    if (Date.now() > end) return false;
    await pause(100);
  }
  return true;
}

/** Asks until the answer is true. After `seconds` an error that names `what` and shows the end of `log`. */
export async function until(what: string, seconds: number, ask: () => Promise<boolean>, log?: string): Promise<void> {
  if (await becomes(ask, seconds)) return;
  throw new Error(`${what}: not within ${seconds} s${log === undefined ? '' : `\n${tail(log, 30)}`}`);
}

export function tail(file: string, lines: number): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

type Stdio = readonly ['ignore' | 'pipe', number | 'pipe', number | 'pipe'];

function launch(command: readonly string[], options: Options, stdio: Stdio, detached: boolean): ChildProcess {
  const [program = '', ...args] = command;
  // Nothing of ours: a proxy's address, say, or a folder in which they would leave something.
  const env = { PATH: process.env['PATH'], HOME: ROOT, ...options.env };
  return spawn(program, args, { ...options, env, stdio: [...stdio], detached });
}

function running(child: ChildProcess, log: string): Running {
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  child.on('error', () => undefined);
  return {
    child,
    log,
    alive,
    stop: () => {
      if (alive() && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    },
  };
}
