// One patch for `git apply` that makes what is committed what is compiled.
import { formatPatch, structuredPatch } from 'diff';
import type { StaleFile } from './stale-file.ts';

// Of two wholly different texts the shortest difference takes long to find, and nobody reads it. The first limit gives the same patch everywhere.
const MOST_EDITS = 2000;
const PATIENCE = 2000;

type Hunks = ReturnType<typeof structuredPatch>['hunks'];

export interface Patch {
  readonly patch: string;
  readonly unpatched: readonly string[];
}

/** `prefix`: the folder that holds `overlays/`, relative to the root of the repository. */
export function patchOf(stale: readonly StaleFile[], prefix: string): Patch {
  const full = (path: string): string => [...prefix.split('/').filter((part) => part !== '' && part !== '.'), path].join('/');
  const parts = stale.map((file) => ({ path: full(file.path), text: patchOfFile(full(file.path), file) }));
  return { patch: parts.map(({ text }) => text ?? '').join(''), unpatched: parts.flatMap(({ path, text }) => (text === undefined ? [path] : [])) };
}

/** Undefined for what a patch by lines can't express. */
function patchOfFile(path: string, { committed, compiled }: StaleFile): string | undefined {
  if (committed === 'not text' || path.includes('\ufffd')) return undefined;
  const [before, after] = [committed?.text ?? '', compiled ?? ''];
  return formatPatch({
    isGit: true,
    isCreate: committed === null,
    isDelete: compiled === null,
    oldFileName: committed === null ? '/dev/null' : `a/${path}`,
    newFileName: compiled === null ? '/dev/null' : `b/${path}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(before, after),
  });
}

function hunksOf(before: string, after: string): Hunks {
  const options = { context: 3, maxEditLength: MOST_EDITS, timeout: PATIENCE };
  return structuredPatch('', '', before, after, undefined, undefined, options)?.hunks ?? [everything(before, after)];
}

/** All lines go, all lines come. */
function everything(before: string, after: string): Hunks[number] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  return {
    oldStart: 1,
    oldLines: old.length,
    newStart: 1,
    newLines: fresh.length,
    lines: [...marked('-', old), ...marked('+', fresh)],
  };
}

const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/).filter((line) => line !== '');

const marked = (mark: string, lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => (line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file']));
