// Commits: what a revision is called by its id, and what stands in the commit itself.
import type { Unreadable } from '../../text/tree.ts';
import { textOf } from './git.ts';
import type { Repository } from './open-repository.ts';
import { readObjects } from './read-objects.ts';
import { revisionName } from './revision-name.ts';

/** 40 or 64 hexadecimal digits, of a commit that is there. */
export type CommitId = string & { readonly brand: 'CommitId' };

export interface Commit {
  readonly id: CommitId;
  readonly tree: string;
  /** As the commit says it; in a shallow clone they may be missing. */
  readonly parents: readonly string[];
  /** The first line of its message. */
  readonly subject: string;
}

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export const isId = (text: string): boolean => ID.test(text);

/** The commit that a user's word stands for, or why there is none: in words that finish the sentence 'the revision …'. */
export async function commitOf({ git, isShallow }: Repository, written: string): Promise<CommitId | Unreadable> {
  const name = revisionName(written);
  if (name === undefined) return { unreadable: 'is not written as a branch, a tag, an id, `HEAD`, or one of them with `^` or `~`' };
  const id = textOf(await git(['rev-parse', '--verify', '--end-of-options', `${name.ref}${name.steps}^{commit}`]))?.trim();
  if (id !== undefined && isId(id)) return id as CommitId;
  const shallow = isShallow ? '; the clone is shallow, so its history ends early (`fetch-depth: 0` fetches all of it)' : '';
  return { unreadable: `is not in this repository, or is no commit${shallow}` };
}

/** The commits among these ids; one that is missing, or is no commit, is left out. */
export async function readCommits(repository: Repository, ids: readonly string[]): Promise<ReadonlyMap<string, Commit>> {
  const objects = await readObjects(repository, ids);
  const commits = new Map<string, Commit>();
  for (const [id, object] of objects) if (object.type === 'commit') commits.set(id, parseCommit(id as CommitId, object.bytes));
  return commits;
}

function parseCommit(id: CommitId, bytes: Buffer): Commit {
  const text = bytes.toString();
  const end = text.indexOf('\n\n');
  const head = end === -1 ? text : text.slice(0, end);
  const message = end === -1 ? '' : text.slice(end + 2);
  return {
    id,
    tree: /^tree ([0-9a-f]+)$/m.exec(head)?.[1] ?? '',
    // `parent` lines stand before the author, whom anybody can name as he likes.
    parents: [...(head.split(/^author /m)[0] ?? '').matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent),
    subject: message.trimStart().split('\n')[0]?.trim() ?? '',
  };
}
