// The whole programs of fixtures/: agreements, and what comes out of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileChange } from '../compile-change.ts';
import { compile, type Compilation } from '../compile.ts';
import { textsOf } from '../emit/overlay.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import type { Day } from '../model/names.ts';
import { differenceJson } from '../report/difference-json.ts';
import { differenceRemarks } from '../report/difference-remarks.ts';
import { differenceText } from '../report/difference-text.ts';
import { textReport, plainText } from '../report/text.ts';
import { markdownReport } from '../report/pull-request/markdown-report.ts';
import { summarize } from '../report/summary.ts';
import { accessTable } from '../report/access-table.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { diskTree } from '../io/disk-tree.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';

/** The day on which all fixtures are compiled. */
export const DAY = '2026-11-25' as Day;

const ROOT = new URL('../../fixtures/', import.meta.url);

const folders = (): readonly string[] => readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();

const isChange = (story: string): boolean => existsSync(folderOf(story, 'base'));

/** Those that show one state; those of rotations are read by `rotation.ts`. */
export const stories = (): readonly string[] => folders().filter((story) => !isChange(story) && !story.startsWith('rotation-'));

/** Those that show a change: from `base/` to `agreements/`. */
export const changeStories = (): readonly string[] => folders().filter(isChange);

export const folderOf = (story: string, part: string): string => fileURLToPath(new URL(`${story}/${part}/`, ROOT));

/** A fixture's agreements, as bytes by path. */
export function fixtureFiles(story: string, part: 'agreements' | 'base' = 'agreements'): ReadonlyMap<string, Uint8Array> {
  return filesOf(treeAt(folderOf(story, part)));
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

export const compileFiles = (files: ReadonlyMap<string, Uint8Array | string>): Compilation => compile(memoryTree(Object.fromEntries(files)), { now: DAY, evaluate: evaluateHere });

/** What `expect/` of a story must hold, by path: the findings, and the overlays with the access matrix, or what the change comes to. */
export function expectedFiles(story: string): ReadonlyMap<string, string> {
  const compilation = compileFiles(fixtureFiles(story));
  const { compiled, findings, federation, access } = compilation;
  const overlays = compiled.flatMap(({ overlay }) => [...textsOf(overlay)].map(([path, text]) => [`overlays/${overlay.cluster}/${path}`, text] as const));
  const report = { version: '', findings, summary: summarize(federation, findings), overlays: [], secrets: [], check: false };
  const said = ['findings.txt', textReport(report, plainText)] as const;
  return new Map(isChange(story) ? [said, ...expectedDifference(story)] : [...overlays, said, ['access.txt', accessTable(access, plainText)]]);
}

function expectedDifference(story: string): readonly (readonly [path: string, content: string])[] {
  const { base, head: after, difference } = compileChange({ base: treeAt(folderOf(story, 'base')), head: treeAt(folderOf(story, 'agreements')) }, { now: DAY, evaluate: evaluateHere });
  const report = { base: 'base', head: 'agreements', difference, sides: { base, head: after }, remarks: base === undefined ? [] : differenceRemarks(base, after) };
  const comment = markdownReport(difference, { base, head: after, names: { base: 'base', head: 'agreements' }, failOn: 'error', version: '' });
  return [['difference.txt', differenceText(report, plainText)], ['difference.json', differenceJson(report)], ['comment.md', comment]];
}

/** What lies in `expect/` of a story, by path. */
export function presentFiles(story: string): ReadonlyMap<string, string> {
  const files = filesOf(treeAt(folderOf(story, 'expect')));
  return new Map([...files.keys()].map((path) => [path, readFileSync(folderOf(story, 'expect') + path, 'utf8')]));
}
