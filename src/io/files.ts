// Every operation by which we change the disk, in one object, so that a test can stop us before each of them. Reading leaves no trace and is not in it.
import * as fs from 'node:fs';
import { isSystemError } from './errno.ts';

export const OPERATIONS = ['openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'unlinkSync', 'mkdirSync', 'rmdirSync', 'symlinkSync', 'chmodSync'] as const;

export type Files = Pick<typeof fs, (typeof OPERATIONS)[number]>;

export const disk: Files = fs;

const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** Makes the folder and those above it, where they are missing. */
export function makeFolder(files: Files, path: string): void {
  files.mkdirSync(path, { recursive: true, mode: FOLDER_MODE });
}

/** A new file, whole on the disk when this returns; its name is, after `syncFolder`. Throws where something stands there. */
export function writeNew(files: Files, path: string, bytes: Uint8Array): void {
  const file = files.openSync(path, 'wx', FILE_MODE);
  try {
    files.writeFileSync(file, bytes);
    files.fsyncSync(file);
  } finally {
    files.closeSync(file);
  }
}

/** After it, the names in the folder outlive a loss of power. A folder that is gone has none. */
export function syncFolder(files: Files, path: string): void {
  if (fs.lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  const folder = files.openSync(path, 'r');
  try {
    files.fsyncSync(folder);
  } finally {
    files.closeSync(folder);
  }
}

/** Nothing, where nothing stands there. */
export function removeFile(files: Files, path: string): void {
  errorOf(['ENOENT'], () => files.unlinkSync(path));
}

/** True where it is gone now, or was before; false where something is in it. */
export function removeEmptyFolder(files: Files, path: string): boolean {
  const error = errorOf(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => files.rmdirSync(path));
  return error === undefined || error === 'ENOENT';
}

/** The code of the error that `change` failed with, where it is an expected one; undefined where it did not. */
export function errorOf<Code extends string>(expected: readonly Code[], change: () => void): Code | undefined {
  try {
    change();
    return undefined;
  } catch (error) {
    const code = expected.find((each) => isSystemError(error) && error.code === each);
    if (code === undefined) throw error;
    return code;
  }
}
