// Reads a file that must lie below a folder. Whoever wrote that folder may be hostile, and may change it while we read.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Unreadable } from '../text/tree.ts';
import { inWords } from './errno.ts';

// A fifo that was put in the file's place would hold an ordinary open() until somebody writes to it.
const FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
const CHUNK = 64 * 1024;

/** True for a path that names something below the folder that it is relative to: `join` would resolve a `..`. */
export function isBelow(path: string): boolean {
  return !path.includes('\0') && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Whoever replaces files by rename does it once at a time; somebody who goes on doing it wants something else. */
const ATTEMPTS = 5;

/** At most `limit` + 1 bytes of the regular file at `path`, reached through no link. `realRoot` is a real path: it holds no link itself. */
export function readBelow(realRoot: string, path: string, limit: number): Uint8Array | Unreadable {
  if (!isBelow(path)) return { unreadable: 'lies outside the folder' };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const read = readOpened(realRoot, path, limit);
    if (read !== EXCHANGED) return read;
  }
  return { unreadable: 'was exchanged while it was read' };
}

const EXCHANGED = 'exchanged';

function readOpened(realRoot: string, path: string, limit: number): Uint8Array | Unreadable | typeof EXCHANGED {
  const full = join(realRoot, path);
  let file: number | undefined;
  try {
    file = openSync(full, FLAGS);
    const opened = fstatSync(file, { bigint: true });
    if (opened.isDirectory()) return { unreadable: 'is a folder' };
    if (!opened.isFile()) return { unreadable: 'is not a regular file' };
    // O_NOFOLLOW is about the last part of a path alone.
    if (realpathSync.native(full) !== full) return { unreadable: 'lies behind a link, and links are not followed' };
    const standing = lstatSync(full, { bigint: true });
    if (standing.ino !== opened.ino || standing.dev !== opened.dev) return EXCHANGED;
    return readUpTo(file, limit + 1);
  } catch (error) {
    return { unreadable: inWords(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A size is not asked for: a file may grow, and some say 0. */
function readUpTo(file: number, most: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let total = 0; total < most; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, most - total));
    const read = readSync(file, chunk, 0, chunk.length, null);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    total += read;
  }
  return Buffer.concat(chunks);
}
