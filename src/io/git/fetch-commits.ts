// Fetches commits into a new repository that holds nothing but objects: no work tree, no hooks, no config of anybody's.
import { execFile } from 'node:child_process';
import { mkdirSync, realpathSync } from 'node:fs';
import type { Unreadable } from '../../text/tree.ts';
import { openRepository, type Repository } from './open-repository.ts';

export interface Fetch {
  /** `https://server/owner/name`. */
  readonly url: string;
  /** Ids of commits, or full names of refs. */
  readonly wanted: readonly string[];
  /** Goes into the environment of git alone: neither into its arguments nor into a file. */
  readonly token: string | undefined;
  /** A folder that does not exist yet. */
  readonly into: string;
}

/** What the machine's owner may have to say about the way to the server. */
const HANDED_ON = ['PATH', 'SystemRoot', 'http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY', 'GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/** Milliseconds; a fetch that takes longer hangs, or brings more than agreements. */
const PATIENCE = 5 * 60_000;

const FORM = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|refs\/[A-Za-z0-9][A-Za-z0-9/._-]*)$/;

/** One commit deep. The reason finishes the sentence 'the repository …'. */
export async function fetchCommits({ url, wanted, token, into }: Fetch): Promise<Repository | Unreadable> {
  if (!/^https?:\/\/[^\s@]+$/.test(url) || wanted.length === 0 || !wanted.every((name) => FORM.test(name))) return { unreadable: 'has an address, or a name, that git is not given' };
  mkdirSync(into, { recursive: true });
  const folder = realpathSync.native(into);
  const env = { ...handedOn(), ...QUIET, ...configOf(url, token) };
  const made = await run(['init', '--quiet', '--bare', '--template=', folder], folder, env);
  if (made !== undefined) return { unreadable: `cannot be fetched into: ${made}` };
  const refs = wanted.map((name, index) => `${name}:refs/fetched/${index}`);
  const fetched = await run(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--no-auto-maintenance', '--depth=1', '--end-of-options', url, ...refs], folder, env);
  if (fetched !== undefined) return { unreadable: `cannot be fetched: ${fetched}` };
  return openRepository(folder);
}

const handedOn = (): Readonly<Record<string, string>> => Object.fromEntries(HANDED_ON.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] ?? '']])));

const QUIET = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: '', SSH_ASKPASS: '', GIT_NO_REPLACE_OBJECTS: '1', HOME: '/nonexistent', LC_ALL: 'C' };

/** Settings by environment: other users of the machine see the arguments of a process. */
function configOf(url: string, token: string | undefined): Readonly<Record<string, string>> {
  const protocol = url.startsWith('https:') ? 'https' : 'http';
  const settings = [
    ['protocol.allow', 'never'],
    [`protocol.${protocol}.allow`, 'always'],
    ['core.hooksPath', '/dev/null'],
    ['core.fsmonitor', 'false'],
    ['credential.helper', ''],
    ['http.lowSpeedLimit', '1'],
    ['http.lowSpeedTime', '60'],
    ...(token === undefined ? [] : [[`http.${new URL(url).origin}/.extraheader`, `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`]]),
  ];
  const entries = settings.flatMap(([key = '', value = ''], index) => [[`GIT_CONFIG_KEY_${index}`, key] as const, [`GIT_CONFIG_VALUE_${index}`, value] as const]);
  return { GIT_ALLOW_PROTOCOL: protocol, GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(entries) };
}

/** Undefined where it went well, else the first line of what git said. */
function run(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<string | undefined> {
  return new Promise((done) => {
    execFile('git', [...args], { cwd, env, timeout: PATIENCE, windowsHide: true }, (error, _, said) => {
      if (error === null) return done(undefined);
      const line = said.split('\n').find((one) => one.trim() !== '') ?? error.message.split('\n')[0] ?? 'it failed';
      done(line.replace(/^(?:fatal|error|remote): /, ''));
    });
  });
}
