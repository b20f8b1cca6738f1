// Runs the go command as pinned, away from the settings and the work files of whoever builds.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PINNED = { GOFLAGS: '', GOWORK: 'off', GOEXPERIMENT: '', GO111MODULE: 'on', CGO_ENABLED: '0' };

/**
 * What the command prints. Throws where it fails.
 * @param {readonly string[]} command
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} [environment]
 * @returns {Promise<string>}
 */
export async function go(command, folder, environment = {}) {
  const { stdout } = await run('go', command, { cwd: folder, env: { ...process.env, ...PINNED, ...environment }, maxBuffer: 1 << 28 });
  return stdout;
}

/**
 * A module's zip in the cache, after a check against the pinned sum.
 * @param {string} module
 * @param {string} version
 * @param {string} sum
 * @param {string} folder
 * @returns {Promise<string>} a path
 */
export async function moduleZip(module, version, sum, folder) {
  // It fails, with the answer printed, where the module asks for a newer Go; its zip is there and verified all the same.
  const printed = await go(['mod', 'download', '-json', `${module}@${version}`], folder).catch((error) => error.stdout);
  const { Zip: zip, Sum: actual, Error: fault } = JSON.parse(printed || '{}');
  if (zip === undefined || actual !== sum) throw new Error(`${module}@${version}: expected ${sum}, found ${actual} (${fault ?? 'no fault said'})`);
  return zip;
}
