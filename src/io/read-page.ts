// The page of a check, or of a policy of ours: beside the code or, for a bundle, in the sources that it was made of.
import { existsSync, readFileSync } from 'node:fs';

/** `path` is relative to the folder of checks, as `pageOf` gives it. Throws where the program was copied away from its pages. */
export function readPage(path: string): string {
  return readFirst(path, ['../checks/', '../src/checks/']);
}

/** Of one of our own policies. */
export const readPolicyPage = (name: string): string => readFirst(`${name}.md`, ['../../docs/policies/', '../docs/policies/']);

function readFirst(path: string, folders: readonly string[]): string {
  const found = folders.map((folder) => new URL(folder + path, import.meta.url)).find((url) => existsSync(url));
  if (found === undefined) throw new Error(`the page ${path} was not installed with this program`);
  return readFileSync(found, 'utf8');
}
