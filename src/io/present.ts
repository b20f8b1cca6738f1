// What stands at a path below `overlays/`, before anything is done about it.
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { inWords, isSystemError } from './errno.ts';
import { readBelow } from './read-below.ts';

export type Present =
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  /** `path` is the path itself, or what stands above it and is no folder. */
  | { readonly kind: 'in-the-way'; readonly path: string; readonly what: InTheWay }
  | { readonly kind: 'unreadable'; readonly path: string; readonly why: string };

export type InTheWay = 'a link' | 'a special file' | 'a folder' | 'a file';

/** `path` is relative to `overlays/`. */
export type Look = (path: string) => Present;

/** Bytes; no file that we write is larger, so one that is is not ours. */
const LARGEST = 64 * 1024 * 1024;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The hash of the file that stands there; undefined where there is none. */
export const hashOf = (present: Present): string | undefined => (present.kind === 'file' ? sha256(present.bytes) : undefined);

/** Looks on the disk. `overlays` is a real path, except that it may be a link itself. Goes through no link, `overlays` included. */
export function lookBelow(overlays: string): Look {
  return (path) => {
    try {
      const parts = path.split('/');
      for (let length = 0; length <= parts.length; length++) {
        const prefix = parts.slice(0, length).join('/');
        const what = whatIs(lstatSync(join(overlays, prefix), { throwIfNoEntry: false }));
        if (what === undefined) return { kind: 'absent' };
        if (what !== (length < parts.length ? 'a folder' : 'a file')) return { kind: 'in-the-way', path: prefix, what };
      }
      const bytes = readBelow(overlays, path, LARGEST);
      return 'unreadable' in bytes ? { kind: 'unreadable', path, why: bytes.unreadable } : { kind: 'file', bytes };
    } catch (error) {
      return { kind: 'unreadable', path, why: inWords(error) };
    }
  };
}

function whatIs(stat: Stats | undefined): InTheWay | undefined {
  if (stat === undefined) return undefined;
  if (stat.isFile()) return 'a file';
  if (stat.isDirectory()) return 'a folder';
  return stat.isSymbolicLink() ? 'a link' : 'a special file';
}

/** What stands where one of our folders must be, though it is no folder; undefined where all is well. `path` may be '' for `overlays/`. */
export function notAFolder(overlays: string, path: string): InTheWay | undefined {
  const what = whatIs(lstatSync(join(overlays, path), { throwIfNoEntry: false }));
  return what === 'a folder' ? undefined : what;
}

/** The names in a folder; undefined where there is none. */
export function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
}

/** The real path of a folder that may not be there yet. */
export function realFolder(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'ENOENT' || dirname(resolve(path)) === resolve(path)) throw error;
    return join(realFolder(dirname(resolve(path))), basename(path));
  }
}
