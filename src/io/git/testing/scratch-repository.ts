// For tests: a real repository in a folder of its own, made by the real git and by nothing of the user's settings.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Scratch {
  readonly folder: string;
  /** What git prints, without the last line break. */
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** Writes the files (null: removes one), commits everything, and returns the id. */
  readonly commit: (subject: string, files?: Readonly<Record<string, string | Uint8Array | null>>) => string;
  /** A clone over the transport that a network has too, so that `--depth` works. */
  readonly clone: (...options: readonly string[]) => Scratch;
}

/** What git sees of the machine in tests: nobody's configuration, and an author. */
export const BARE_ENVIRONMENT = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@example.com',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@example.com',
};

const ENVIRONMENT = {
  ...BARE_ENVIRONMENT,
  GIT_AUTHOR_DATE: '2026-11-25T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-25T00:00:00Z',
};

const made: string[] = [];
process.on('exit', () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A folder that is gone when the process ends. */
export function scratchFolder(): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'meshfed-git-')));
  made.push(folder);
  return folder;
}

function repositoryAt(folder: string): Scratch {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd: folder, env: ENVIRONMENT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).replace(/\n$/, '');
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  return {
    folder,
    git,
    write,
    commit: (subject, files = {}) => {
      for (const [path, content] of Object.entries(files)) {
        if (content === null) rmSync(join(folder, path), { recursive: true });
        else write(path, content);
      }
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', subject);
      return git('rev-parse', 'HEAD');
    },
    clone: (...options) => {
      const to = join(scratchFolder(), 'clone');
      git('-c', 'protocol.file.allow=always', 'clone', '--quiet', ...options, `file://${folder}`, to);
      return repositoryAt(to);
    },
  };
}

export function scratchRepository(): Scratch {
  const repository = repositoryAt(scratchFolder());
  repository.git('init', '--quiet', '--initial-branch=main');
  // What servers allow: an id that is no branch can be fetched.
  repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  repository.git('config', 'uploadpack.allowFilter', 'true');
  return repository;
}
