// Where two histories part. In a shallow clone git answers as if history began where the clone does, so a wrong answer is possible.
import { readFileSync } from 'node:fs';
import { type CommitId, isId } from './commits.ts';
import { textOf } from './git.ts';
import type { Repository } from './open-repository.ts';

export type MergeBase =
  | { readonly kind: 'found'; readonly id: CommitId }
  /** The two have no commit in common. */
  | { readonly kind: 'unrelated' }
  /** The clone is shallow, and what it leaves out may hold another answer. */
  | { readonly kind: 'shallow' };

/** The best common ancestor; of several the first that git names. Both ids are of commits that are there. */
export async function mergeBase(repository: Repository, a: CommitId, b: CommitId): Promise<MergeBase> {
  const { git, isShallow } = repository;
  const answer = textOf(await git(['merge-base', '--all', a, b]));
  const found = (answer ?? '').split('\n').filter(isId);
  const id = found[0];
  if (id === undefined) return { kind: isShallow ? 'shallow' : 'unrelated' };
  if (isShallow && (await cutsBetween(repository, [a, b], found))) return { kind: 'shallow' };
  return { kind: 'found', id: id as CommitId };
}

/**
 * True where one of the commits between the tips and what was found has lost its parents: a later common ancestor may hide behind it.
 * What lies before the found commits does not matter.
 */
async function cutsBetween({ git }: Repository, tips: readonly string[], found: readonly string[]): Promise<boolean> {
  const path = textOf(await git(['rev-parse', '--path-format=absolute', '--git-path', 'shallow']))?.replace(/\n$/, '');
  const between = textOf(await git(['rev-list', ...tips, ...found.map((id) => `^${id}`)]));
  if (path === undefined || between === undefined) return true;
  const cut = new Set(readFileSync(path, 'utf8').split('\n'));
  return between.split('\n').some((id) => isId(id) && cut.has(id));
}
