// Replaces files of agreements that were edited. Every new text is on the disk before the first file changes, and each file changes by rename.
import { accessSync, constants, lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byCodeUnit } from '../text/source.ts';
import { sweepStaged } from './commit.ts';
import { demandSystemError, inWords, isSystemError } from './errno.ts';
import { disk, makeFolder, syncFolder, writeNew, type Files } from './files.ts';
import { dropLock, takeLock } from './lock.ts';
import { LOCK, OWN, STAGED } from './overlay-path.ts';
import { lookBelow, notAFolder, type Present } from './present.ts';

export interface Replacement {
  /** Relative to the folder of agreements. */
  readonly path: string;
  /** Null where there is no such file yet. */
  readonly before: string | null;
  readonly after: string;
}

export interface NotWritten {
  /** Relative to the folder of agreements. */
  readonly path: string;
  /** In words that finish the sentence 'the file …'. */
  readonly why: string;
  /** The files that were written before that. */
  readonly written: readonly string[];
}

/**
 * All of them, or none where one of them cannot be; undefined where all were. `clusters` are those whose folders a run before us may have
 * left something in. A file that is new takes its place first, since another may name it; otherwise their order says nothing.
 */
export function writeAgreements(folder: string, clusters: readonly string[], replacements: readonly Replacement[], files: Files = disk): NotWritten | undefined {
  const root = realFolder(folder);
  if (typeof root !== 'string') return { path: replacements[0]?.path ?? '', why: root.unreadable, written: [] };
  const touched = new Set(replacements.map(({ path }) => homeOf(path)));
  const left = ['', ...clusters].filter((home) => !touched.has(home) && notAFolder(root, join(home, OWN)) === undefined && isThere(join(root, home, OWN)));
  for (const home of left) tidy(files, root, home);
  return underLocks(files, root, [...touched].sort(byCodeUnit), replacements);
}

/** It may have vanished since it was read. */
function realFolder(folder: string): string | { readonly unreadable: string } {
  try {
    return realpathSync.native(folder);
  } catch (error) {
    return { unreadable: inWords(error) };
  }
}

/** The folder of the file's cluster; '' for federation.yaml. Two runs in two clusters do not get into each other's way. */
const homeOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** What a killed run left: nobody waits for it, so whatever is in the way of it may stay. */
function tidy(files: Files, root: string, home: string): void {
  try {
    if (notAFolder(root, join(home, STAGED)) !== undefined || takeLock(files, join(root, home)) !== undefined) return;
    release(files, root, home);
  } catch (error) {
    demandSystemError(error);
  }
}

function release(files: Files, root: string, home: string): void {
  sweepStaged(files, join(root, home));
  dropLock(files, join(root, home));
}

function underLocks(files: Files, root: string, homes: readonly string[], replacements: readonly Replacement[]): NotWritten | undefined {
  const held: string[] = [];
  const written: string[] = [];
  let now = replacements[0]?.path ?? '';
  try {
    for (const home of homes) {
      now = join(home, LOCK);
      const odd = [home, join(home, OWN), join(home, STAGED)].map((path) => ({ path, what: notAFolder(root, path) })).find(({ what }) => what !== undefined);
      if (odd !== undefined) return { path: odd.path, why: `is ${odd.what}, where a folder must be`, written };
      const busy = takeLock(files, join(root, home));
      if (busy !== undefined) return { path: now, why: busy, written };
      held.push(home);
      sweepStaged(files, join(root, home));
    }
    // What was read before the lock may have changed since.
    for (const each of replacements) {
      const why = whyNot(root, each);
      if (why !== undefined) return { path: each.path, why, written };
    }
    const staged = replacements.map((each, index) => {
      now = each.path;
      return stage(files, root, each, index);
    });
    for (const each of [...staged].sort((a, b) => Number(a.before !== null) - Number(b.before !== null))) {
      now = each.path;
      place(files, root, each);
      written.push(each.path);
    }
    return undefined;
  } catch (error) {
    return { path: now, why: inWordsOf(error), written };
  } finally {
    for (const home of held) tidyUp(files, root, home);
  }
}

/** What went wrong first is what is said; the next run tidies up. */
function tidyUp(files: Files, root: string, home: string): void {
  try {
    release(files, root, home);
  } catch (error) {
    demandSystemError(error);
  }
}

function whyNot(root: string, { path, before }: Replacement): string | undefined {
  const present = lookBelow(root)(path);
  if (present.kind === 'absent') return before === null ? undefined : 'was removed by somebody else meanwhile';
  if (present.kind !== 'file') return inTheWay(present, path);
  if (before === null || Buffer.compare(present.bytes, Buffer.from(before)) !== 0) return 'was changed by somebody else meanwhile; run again';
  // A rename would not ask: whoever makes a file read-only does not want another in its place.
  return isWritable(join(root, path)) ? undefined : 'is read-only';
}

function inTheWay(present: Exclude<Present, { readonly kind: 'absent' | 'file' }>, path: string): string {
  if (present.kind === 'unreadable') return present.why;
  return present.path === path ? `is ${present.what}` : `lies below ${present.path}, which is ${present.what}`;
}

/** Root may write whatever a mode says, and is held to it all the same. */
function isWritable(full: string): boolean {
  if ((lstatSync(full).mode & 0o222) === 0) return false;
  try {
    accessSync(full, constants.W_OK);
    return true;
  } catch (error) {
    demandSystemError(error);
    return false;
  }
}

interface Staged extends Replacement {
  readonly staged: string;
}

/** On the same disk as the file whose place it takes, out of sight of whoever reads agreements. */
function stage(files: Files, root: string, each: Replacement, index: number): Staged {
  const home = join(root, homeOf(each.path));
  const staged = join(home, STAGED, String(index));
  makeFolder(files, join(home, STAGED));
  writeNew(files, staged, Buffer.from(each.after));
  if (each.before !== null) files.chmodSync(staged, lstatSync(join(root, each.path)).mode & 0o777);
  syncFolder(files, join(home, STAGED));
  return { ...each, staged };
}

function place(files: Files, root: string, { path, staged }: Staged): void {
  const full = join(root, path);
  makeFolder(files, dirname(full));
  files.renameSync(staged, full);
  syncFolder(files, dirname(full));
}

const CLOSED = ['EACCES', 'EPERM', 'EROFS'];

/** A file is replaced by what is made beside it, so it is the folder that must be open. */
const inWordsOf = (error: unknown): string =>
  isSystemError(error) && CLOSED.includes(error.code) ? `lies in a folder where this user may change nothing (${error.code})` : inWords(error);
