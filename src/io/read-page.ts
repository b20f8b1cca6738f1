// The page of a check or a policy, beside the code or, for a bundle, in the sources that it was made of.
import { existsSync, readFileSync } from 'node:fs';

/** `path` is relative to the folder of checks, as `pageOf` gives it. Throws where the program was copied away from its pages. */
export const readPage = (path: string): string => pageIn(['../checks/', '../src/checks/'], path);

/** `path` is relative to the folder of our policies. */
export const readPolicyPage = (path: string): string => pageIn(['../../policies/', '../policies/'], path);

function pageIn(folders: readonly string[], path: string): string {
  const found = folders.map((folder) => new URL(folder + path, import.meta.url)).find((url) => existsSync(url));
  if (found === undefined) throw new Error(`the page ${path} was not installed with this program`);
  return readFileSync(found, 'utf8');
}
