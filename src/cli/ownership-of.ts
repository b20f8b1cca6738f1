// Who must approve changes to a folder of agreements, where its repository says so.
import type { Ownership } from '../checks/ownership.ts';
import { repositoryOf } from '../io/repository-of.ts';
import { codeownersIn, PLACES } from '../owners/codeowners.ts';

export function ownershipOf(agreements: string): Ownership | undefined {
  const repository = repositoryOf(agreements, PLACES);
  const codeowners = repository === undefined ? undefined : codeownersIn(repository.tree);
  return repository === undefined || codeowners === undefined ? undefined : { ...codeowners, folder: repository.folder };
}
