// The page of a check, beside the code or, for a bundle, in the sources that it was made of.
import { existsSync, readFileSync } from 'node:fs';

/** `path` is relative to the folder of checks, as `pageOf` gives it. Throws where the program was copied away from its pages. */
export function readPage(path: string): string {
  const found = ['../checks/', '../src/checks/'].map((folder) => new URL(folder + path, import.meta.url)).find((url) => existsSync(url));
  if (found === undefined) throw new Error(`the page ${path} was not installed with this program`);
  return readFileSync(found, 'utf8');
}
