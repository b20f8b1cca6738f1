// A repository of agreements as a team has it: a server's copy, an author's clone, pull requests with their merge commits. Real git throughout.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { captured } from '../../src/dev/captured-streams.ts';
import { folderOf } from '../../src/dev/fixtures.ts';
import { main } from '../../src/cli/main.ts';
import { portsFor } from '../../src/cli/ports.ts';
import { BARE_ENVIRONMENT } from '../../src/io/git/testing/scratch-repository.ts';
import { REPOSITORY, StandIn, type Pull } from './stand-in.ts';

/** Contents by path from the repository's root; null takes a file away. */
export type Files = Readonly<Record<string, string | null>>;

/** Replacements in a file: each text must be there. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

const folders: string[] = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function scratch(name: string): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), `meshfed-${name}-`)));
  folders.push(folder);
  return folder;
}

export function gitIn(folder: string): (...args: readonly string[]) => string {
  return (...args) => execFileSync('git', [...args], { cwd: folder, env: BARE_ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

export interface Mesh {
  readonly hub: string;
  readonly author: string;
  readonly github: StandIn;
  readonly git: (...args: readonly string[]) => string;
  /** Commits on the branch that is checked out, and pushes nothing. */
  readonly commit: (message: string, change: { readonly files?: Files; readonly edits?: Edits; readonly compile?: boolean }) => Promise<string>;
  /** A branch for a pull request, off `from` (main by default). */
  readonly branch: (name: string, from?: string) => void;
  /** Pushes the branch that is checked out as the head of a pull request, with its merge into main, and tells GitHub. */
  readonly propose: (number: number, options?: { readonly from?: string }) => Proposed;
  readonly push: (branch: string) => void;
}

export interface Proposed {
  readonly pull: Pull;
  readonly merge: string;
}

/** `story` of fixtures/ is what main holds at first. */
export async function mesh(story = 'bookinfo-httpbin', { compile = false, files = {} }: { readonly compile?: boolean; readonly files?: Files } = {}): Promise<Mesh> {
  const root = scratch('mesh');
  const hub = join(root, 'hub');
  const author = join(root, 'author');
  mkdirSync(hub);
  mkdirSync(author);
  gitIn(hub)('init', '--quiet', '--bare', '--initial-branch=main');
  gitIn(hub)('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const git = gitIn(author);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', hub);
  cpSync(folderOf(story, 'agreements'), join(author, 'agreements'), { recursive: true });
  const github = await new StandIn(hub).start();
  github.mergeBase = (base, head) => {
    try {
      return git('merge-base', base, head);
    } catch {
      return undefined;
    }
  };
  const commit: Mesh['commit'] = async (message, change) => {
    apply(author, change.files ?? {}, change.edits ?? {});
    if (change.compile === true) await compileIn(author);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  await commit('The first agreements', { files, compile });
  git('push', '--quiet', 'origin', 'main');
  return {
    hub,
    author,
    github,
    git,
    commit,
    branch: (name, from = 'main') => void git('checkout', '--quiet', '-B', name, from),
    push: (branch) => void git('push', '--quiet', '--force', 'origin', branch),
    propose: (number, { from = REPOSITORY } = {}) => {
      const [head, base] = [git('rev-parse', 'HEAD'), git('rev-parse', 'main')];
      const merge = merged(git, base, head, `Merge ${head} into ${base}`);
      git('push', '--quiet', '--force', 'origin', `${head}:refs/pull/${number}/head`, `${merge}:refs/pull/${number}/merge`);
      const pull: Pull = { number, head, base, state: 'open', from };
      github.pulls.set(number, pull);
      return { pull, merge };
    },
  };
}

/** The commit that merges `head` into `base`, as the server makes it: nothing is checked out. */
export function merged(git: Mesh['git'], base: string, head: string, message: string): string {
  const tree = git('merge-tree', '--write-tree', base, head).split('\n')[0] ?? '';
  return git('commit-tree', tree, '-p', base, '-p', head, '-m', message);
}

function apply(folder: string, files: Files, edits: Edits): void {
  for (const [path, content] of Object.entries(files)) {
    const whole = join(folder, path);
    if (content === null) rmSync(whole, { recursive: true });
    else {
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, content);
    }
  }
  for (const [path, pairs] of Object.entries(edits)) {
    const whole = join(folder, path);
    const before = readText(whole);
    const after = pairs.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${path} does not hold '${from}'`);
      return text.replace(from, () => to);
    }, before);
    writeFileSync(whole, after);
  }
}

const readText = (path: string): string => execFileSync('cat', [path], { encoding: 'utf8' });

async function compileIn(folder: string): Promise<void> {
  const streams = captured();
  await main(['compile', join(folder, 'agreements')], streams, await portsFor([]));
  if (!readdirSync(folder).includes('overlays')) throw new Error(`nothing was compiled: ${streams.printed.out}${streams.printed.err}`);
}

/** As actions/checkout leaves a workspace. */
export function checkout({ hub }: Mesh, ref: string, depth = 2): string {
  const folder = scratch('workspace');
  const git = gitIn(folder);
  git('init', '--quiet');
  git('remote', 'add', 'origin', `file://${hub}`);
  const name = ref.startsWith('refs/pull/') ? ref.replace('refs/pull/', 'refs/remotes/pull/') : ref.replace('refs/heads/', 'refs/remotes/origin/');
  git('-c', 'protocol.file.allow=always', 'fetch', '--quiet', '--no-tags', ...(depth === 0 ? [] : [`--depth=${depth}`]), 'origin', `+${ref}:${name}`, ...(depth === 0 ? ['+refs/heads/*:refs/remotes/origin/*'] : []));
  git('checkout', '--quiet', '--detach', name);
  return folder;
}
