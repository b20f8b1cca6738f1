// A git repository around the folder into which a federation is compiled, as its owners have it.
import { must } from './process.ts';

export interface Repository {
  readonly folder: string;
  /** Commits all that is there, also where nothing has changed. Gives the revision. */
  commit(): Promise<string>;
}

const SETTINGS = { 'user.name': 'lab', 'user.email': 'lab@lab.test', 'commit.gpgsign': 'false', 'init.defaultBranch': 'main' };

export async function openRepository(folder: string): Promise<Repository> {
  const settings = Object.entries(SETTINGS).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const git = (...args: readonly string[]): Promise<string> => must(['git', ...settings, ...args], { cwd: folder });
  await git('init', '--quiet');
  return {
    folder,
    async commit() {
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--message', 'change');
      return (await git('rev-parse', 'HEAD')).trim();
    },
  };
}
