// The native kubeconform that the wasm is compared with: built from the same go.mod, kept outside the checkout.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pinned } from '../rebuild/build-wasm.js';
import { go } from '../rebuild/go-command.js';

const OURS = fileURLToPath(new URL('../go/', import.meta.url));

/**
 * The path of the program; builds it where it is not there. Needs Go, and the network the first time.
 * @returns {Promise<string>}
 */
export async function nativeKubeconform() {
  const { version, toolchain } = await pinned(OURS);
  const sums = createHash('sha256').update(await readFile(join(OURS, 'go.sum'))).digest('hex');
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kubeconform-wasm', `${toolchain}-${sums.slice(0, 16)}`);
  const program = join(folder, 'kubeconform');
  if (!(await access(program).then(() => true, () => false))) {
    await mkdir(folder, { recursive: true });
    const flags = ['-trimpath', '-buildvcs=false', `-ldflags=-s -w -X main.version=${version}`];
    await go(['build', ...flags, '-o', program, 'github.com/yannh/kubeconform/cmd/kubeconform'], OURS, { GOTOOLCHAIN: toolchain });
  }
  return program;
}

/** @typedef {{readonly status: number, readonly stdout: string, readonly stderr: string}} Run */

/**
 * Runs a program under the name `kubeconform-wasm`, which its help prints, with `input` on standard input.
 * @param {string} program
 * @param {readonly string[]} command
 * @param {{readonly cwd?: string, readonly input?: string}} [options]
 * @returns {Promise<Run>}
 */
export function run(program, command, { cwd, input = '' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, command, { ...(cwd !== undefined && { cwd }), argv0: 'kubeconform-wasm' });
    /** @type {Buffer[]} */
    const stdout = [];
    /** @type {Buffer[]} */
    const stderr = [];
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }));
    // A program that ends before it has read everything closes its end.
    child.stdin.on('error', () => {}).end(input);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await nativeKubeconform());
