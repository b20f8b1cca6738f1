// Runs the action as the runner of GitHub does: a Node process, started on the file that action.yml names, with the runner's variables and files.
import { spawn, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { buildInto } from '../../src/dev/build.ts';
import { checkout, scratch, type Mesh, type Proposed } from './mesh.ts';
import { sample, valueFaults } from './openapi.ts';
import { REPOSITORY, TOKEN } from './stand-in.ts';

export interface Ran {
  readonly status: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Every command that the runner would find, those of the toolkit too. */
  readonly commands: readonly Command[];
  /** What is left: what a person reads. */
  readonly log: string;
}

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface RunOptions {
  readonly event: string;
  readonly payload: unknown;
  readonly sha: string;
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly run?: number;
  readonly attempt?: number;
}

/** What users download: tracked files, and the bundle as it is built now. No package is installed there. */
let action: Promise<string> | undefined;
const downloaded = (): Promise<string> => (action ??= download());

async function download(): Promise<string> {
  const folder = scratch('action');
  const tracked = execFileSync('git', ['ls-files', '-z', 'action.yml', 'package.json', 'packages/kubeconform-wasm'], { encoding: 'utf8' }).split('\0').filter((path) => path !== '');
  for (const path of tracked) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  await buildInto(join(folder, 'dist'));
  return folder;
}

export async function runAction({ github }: Mesh, { event, payload, sha, workspace, inputs = {}, run = 1, attempt = 1 }: RunOptions): Promise<Ran> {
  const folder = await downloaded();
  const temporary = scratch('runner');
  const file = (name: string, content = ''): string => {
    writeFileSync(join(temporary, name), content);
    return join(temporary, name);
  };
  const declared = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as { readonly inputs: Readonly<Record<string, { readonly default: string }>>; readonly runs: { readonly main: string } };
  for (const name of Object.keys(inputs)) if (!(name in declared.inputs)) throw new Error(`action.yml has no input ${name}`);
  const given = Object.fromEntries(Object.entries(declared.inputs).map(([name, input]) => [name, inputs[name] ?? input.default.replace('${{ github.token }}', TOKEN)]));
  const files = { GITHUB_OUTPUT: file('output'), GITHUB_STEP_SUMMARY: file('summary'), GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)), GITHUB_ENV: file('env'), GITHUB_STATE: file('state'), GITHUB_PATH: file('path') };
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: temporary,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: `${github.url}/api/v3`,
    GITHUB_GRAPHQL_URL: `${github.url}/api/graphql`,
    GITHUB_SERVER_URL: github.url,
    GITHUB_EVENT_NAME: event,
    GITHUB_SHA: sha,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_RUN_ID: String(run),
    GITHUB_RUN_ATTEMPT: String(attempt),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    ...files,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])),
  };
  const child = spawn(process.execPath, [join(folder, declared.runs.main)], { cwd: workspace, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => out.push(chunk));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  const printed = Buffer.concat(out).toString();
  if (printed.includes(TOKEN) || printed.includes(Buffer.from(`x-access-token:${TOKEN}`).toString('base64'))) throw new Error('the token is in the log');
  return { status, outputs: readPairs(readFileSync(files.GITHUB_OUTPUT, 'utf8')), summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'), ...readLog(printed) };
}

/** `name<<delimiter`, lines, the delimiter. */
const readPairs = (text: string): Readonly<Record<string, string>> => Object.fromEntries([...text.matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n?\2$/gm)].map(([, name = '', , value = '']) => [name, value]));

const OLDER = ['error', 'warning', 'notice', 'debug', 'group', 'endgroup', 'add-mask', 'add-matcher', 'add-path', 'set-env', 'set-output', 'save-state', 'stop-commands', 'command', 'section'];

/** As the runner finds them: `::name k=v::text` after white space, and `##[name k=v]text` anywhere in a line. */
export function readLog(printed: string): Pick<Ran, 'commands' | 'log'> {
  const commands: Command[] = [];
  const log: string[] = [];
  let muted: string | undefined;
  for (const line of printed.split(/\r\n|\n|\r/)) {
    const found = /^\s*::([^\s:]+)(?: (.*?))?::(.*)$/.exec(line) ?? /##\[([^\s\]]+)(?: (.*?))?\](.*)$/.exec(line);
    const [, name = '', properties = '', message = ''] = found ?? [];
    const isCommand = found !== null && (muted === undefined ? line.trimStart().startsWith('::') || OLDER.includes(name) : name === muted);
    if (!isCommand) log.push(line);
    else if (name === muted) muted = undefined;
    else if (name === 'stop-commands') muted = message;
    else commands.push({ name, properties: propertiesOf(properties), message: unescaped(message) });
  }
  return { commands, log: log.join('\n') };
}

const unescaped = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

const propertiesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(',').filter((part) => part.includes('=')).map((part) => [part.slice(0, part.indexOf('=')), unescaped(part.slice(part.indexOf('=') + 1).replaceAll('%3A', ':').replaceAll('%2C', ','))]));

export const annotationsOf = ({ commands }: Ran): readonly Command[] => commands.filter(({ name }) => ['error', 'warning', 'notice'].includes(name));

/** The event as GitHub describes it. */
export function pullRequestEvent({ pull }: Proposed): unknown {
  const side = (sha: string, ref: string, name: string) => ({ sha, ref, label: `${name.split('/')[0]}:${ref}`, repo: { full_name: name, default_branch: 'main' } });
  const payload = sample('webhook-pull-request-opened', { action: 'opened', number: pull.number, pull_request: { number: pull.number, state: pull.state, head: side(pull.head, 'feature', pull.from), base: side(pull.base, 'main', REPOSITORY) } });
  const faults = valueFaults('webhook-pull-request-opened', payload);
  if (faults.length > 0) throw new Error(`the event is not as GitHub describes it: ${faults[0]}`);
  return payload;
}

/** A run on `pull_request`, checked out as the sample workflow does. */
export function runOnPullRequest(mesh: Mesh, proposed: Proposed, options: { readonly inputs?: Readonly<Record<string, string>>; readonly run?: number; readonly attempt?: number; readonly depth?: number } = {}): Promise<Ran> {
  const workspace = checkout(mesh, `refs/pull/${proposed.pull.number}/merge`, options.depth ?? 2);
  return runAction(mesh, { event: 'pull_request', payload: pullRequestEvent(proposed), sha: proposed.merge, workspace, ...options });
}

