// A git repository that is only ever read: its objects and its refs, never its work tree or its index.
import { realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import type { Unreadable } from '../../text/tree.ts';
import { inWords } from '../errno.ts';
import { type Git, gitIn, textOf } from './git.ts';

export interface Repository {
  readonly git: Git;
  /** Real path of the work tree, or of a repository without one. */
  readonly root: string;
  /** The given folder, relative to `root`, with `/` between its parts; empty for the root itself. */
  readonly prefix: string;
  /** True where the history ends somewhere, as after a checkout in a GitHub workflow. */
  readonly isShallow: boolean;
}

/** The repository that `folder` lies in, or why it cannot be read: in words that finish the sentence 'the folder …'. */
export async function openRepository(folder: string): Promise<Repository | Unreadable> {
  let real: string;
  try {
    real = realpathSync.native(folder);
    if (!statSync(real).isDirectory()) return { unreadable: 'is not a folder' };
  } catch (error) {
    return { unreadable: inWords(error) };
  }
  const git = gitIn(real);
  const facts = await git(['rev-parse', '--is-bare-repository', '--is-shallow-repository', '--absolute-git-dir']);
  if ('failed' in facts) return { unreadable: wordsFor(facts.said) };
  const [bare, shallow, gitFolder = ''] = facts.output.toString().split('\n');
  const top = bare === 'true' ? gitFolder : textOf(await git(['rev-parse', '--show-toplevel']))?.replace(/\n$/, '');
  if (top === undefined) return { unreadable: 'lies in the folder that git keeps its own files in' };
  const root = realpathSync.native(top);
  return { git, root, prefix: bare === 'true' ? '' : relative(root, real).split(sep).join('/'), isShallow: shallow === 'true' };
}

function wordsFor(said: string): string {
  if (/dubious ownership/.test(said)) return 'lies in a repository of another user; `git config --global --add safe.directory <its root>` trusts it';
  if (/not a git repository/.test(said)) return 'lies in no git repository';
  if (/ENOENT/.test(said)) return 'cannot be read as a repository: git is not installed';
  return `cannot be read as a repository: ${said.replace(/^fatal: /, '').split('\n')[0] ?? ''}`;
}
