// A box: process, mount and network namespaces of their own. When whoever opened it dies, everything in it dies with it, and it leaves nothing.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a box keeps its files: in memory, seen by nobody outside. */
export const ROOT = '/run/lab';
/** The real parts, bound to a place that every user in the box can reach. */
export const PARTS = `${ROOT}/parts`;
/** Node itself, likewise. */
export const NODE = `${ROOT}/node`;

export interface Told {
  /** Exit status; 1 where a signal ended it. */
  readonly status: number;
  /** What was written to file descriptor 3. */
  readonly text: string;
}

/**
 * Runs `command` as the first process of a new box. The box dies with that process; that process dies with us, SIGKILL included:
 * the kernel sees to both.
 */
export function runInBox(command: readonly string[]): Promise<Told> {
  const unshare = ['unshare', '--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...unshare, '--', ...command], { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdio[3]?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, text: Buffer.concat(chunks).toString() }));
  });
}

/** Called first in a box: a /run of its own, a bridge for its machines, and the parts from `parts`. */
export function furnish(parts: string): void {
  const resolver = realpathSync('/etc/resolv.conf');
  sh('mount', '-t', 'tmpfs', '-o', 'mode=755', 'lab', '/run');
  mkdirSync(PARTS, { recursive: true });
  writeFileSync(NODE, '');
  // Each machine binds a resolv.conf of its own over this one, which may be a link into the /run that is hidden now.
  if (!existsSync(resolver)) {
    mkdirSync(dirname(resolver), { recursive: true });
    writeFileSync(resolver, '');
  }
  sh('mount', '--bind', parts, PARTS);
  sh('mount', '--bind', process.execPath, NODE);
  sh('ip', 'link', 'set', 'lo', 'up');
}

function sh(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
