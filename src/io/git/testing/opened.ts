// For tests: what must be there, or the test has failed.
import { type CommitId, commitOf } from '../commits.ts';
import { openRepository, type Repository } from '../open-repository.ts';

export async function opened(folder: string): Promise<Repository> {
  const repository = await openRepository(folder);
  if ('unreadable' in repository) throw new Error(`the folder ${repository.unreadable}`);
  return repository;
}

export async function commitIn(repository: Repository, revision: string): Promise<CommitId> {
  const id = await commitOf(repository, revision);
  if (typeof id !== 'string') throw new Error(`the revision ${revision} ${id.unreadable}`);
  return id;
}
