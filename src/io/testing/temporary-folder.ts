// For tests: a folder of its own on the real disk, and what stands in it.
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const make = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'meshfed-')));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Calls `use` with the real path of a new empty folder, and removes it afterwards. */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = make();
  try {
    return use(folder);
  } finally {
    remove(folder);
  }
}

export async function inTemporaryFolderAsync<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = make();
  try {
    return await use(folder);
  } finally {
    remove(folder);
  }
}

/** Every path below `folder`, each with its content as text; `null` for what is no file. Folders end in `/`. */
export function contentOf(folder: string): Readonly<Record<string, string | null>> {
  const found: [string, string | null][] = [];
  const walk = (below: string): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below + name;
      const stat = lstatSync(join(folder, path));
      if (stat.isDirectory()) {
        found.push([`${path}/`, null]);
        walk(`${path}/`);
      } else found.push([path, stat.isFile() ? readFileSync(join(folder, path), 'utf8') : null]);
    }
  };
  walk('');
  return Object.fromEntries(found);
}

/** Writes a file, and the folders above it. */
export function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Everything below `folder`, and itself, with the time at which it was last changed. */
export const timesOf = (folder: string): readonly string[] =>
  ['', ...Object.keys(contentOf(folder))].map((path) => {
    const { mtimeNs, ctimeNs } = lstatSync(join(folder, path), { bigint: true });
    return `${path} ${mtimeNs} ${ctimeNs}`;
  });
