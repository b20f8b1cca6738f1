// The whole programs of fixtures/: agreements, and what comes out of them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile, type Compilation } from '../compile.ts';
import type { Day } from '../model/names.ts';
import { textReport, plainText } from '../report/text.ts';
import { summarize } from '../report/summary.ts';
import { accessTable } from '../report/access-table.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { diskTree } from '../io/disk-tree.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';

/** The day on which all fixtures are compiled. */
export const DAY = '2026-11-25' as Day;

const ROOT = new URL('../../fixtures/', import.meta.url);

/** Folders with agreements and what comes of them; those of rotations are read by `rotation.ts`. */
export const stories = (): readonly string[] => folders().filter((name) => !name.startsWith('rotation-'));

const folders = (): readonly string[] => readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

export const folderOf = (story: string, part: string): string => fileURLToPath(new URL(`${story}/${part}/`, ROOT));

/** A fixture's agreements, as bytes by path. */
export function fixtureFiles(story: string): ReadonlyMap<string, Uint8Array> {
  return filesOf(treeAt(folderOf(story, 'agreements')));
}

export function treeAt(folder: string): Tree {
  const tree = diskTree(folder);
  if ('unreadable' in tree) throw new Error(`${folder} ${tree.unreadable}`);
  return tree;
}

export function filesOf(tree: Tree): ReadonlyMap<string, Uint8Array> {
  return new Map(
    tree.entries
      .filter(({ kind }) => kind === 'file')
      .map(({ path }) => {
        const bytes = tree.read(path, 2 ** 20);
        if (isUnreadable(bytes)) throw new Error(`${path} ${bytes.unreadable}`);
        return [path, bytes] as const;
      }),
  );
}

export const compileFiles = (files: ReadonlyMap<string, Uint8Array | string>): Compilation => compile(memoryTree(Object.fromEntries(files)), { now: DAY });

/** What `expect/` of a story must hold, by path: the overlays, the findings, and the access matrix. */
export function expectedFiles(story: string): ReadonlyMap<string, string> {
  const { compiled, findings, federation, access } = compileFiles(fixtureFiles(story));
  const overlays = compiled.flatMap(({ overlay }) => [...overlay.files].map(([path, { text }]) => [`overlays/${overlay.cluster}/${path}`, text] as const));
  const report = { version: '', findings, summary: summarize(federation, findings), overlays: [], secrets: [], check: false };
  return new Map([...overlays, ['findings.txt', textReport(report, plainText)], ['access.txt', accessTable(access, plainText)]]);
}

/** What lies in `expect/` of a story, by path. */
export function presentFiles(story: string): ReadonlyMap<string, string> {
  const files = filesOf(treeAt(folderOf(story, 'expect')));
  return new Map([...files.keys()].map((path) => [path, readFileSync(folderOf(story, 'expect') + path, 'utf8')]));
}
