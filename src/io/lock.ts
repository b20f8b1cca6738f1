// One writer at a time. The lock is a link that leads nowhere and whose target is a process id: made in one operation, with its content.
import { readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from './errno.ts';
import { errorOf, type Files, makeFolder, removeEmptyFolder, removeFile } from './files.ts';
import { DEAD_LOCK, LOCK, OWN } from './overlay-path.ts';

/** Undefined where we hold it now; otherwise why not, in words that finish the sentence 'the lock …'. */
export function takeLock(files: Files, overlays: string): string | undefined {
  const lock = join(overlays, LOCK);
  makeFolder(files, join(overlays, OWN));
  if (claim(files, lock)) return undefined;
  const holder = holderOf(lock);
  if (holder === undefined) return 'was given up this moment; run again';
  if (!/^[1-9][0-9]*$/.test(holder)) return 'is not one of ours';
  if (isAlive(Number(holder))) return `is held by process ${holder}; if that is no run of meshfed, remove it`;
  return replaceDead(files, lock, join(overlays, DEAD_LOCK), holder) ? undefined : 'was taken this moment by another run';
}

/** Gives it up, and removes our own folder and `overlays/` where nothing is in them. */
export function releaseLock(files: Files, overlays: string): void {
  if (dropLock(files, overlays)) removeEmptyFolder(files, overlays);
}

/** Gives it up, and removes our own folder where nothing is in it; true where that is gone. */
export function dropLock(files: Files, overlays: string): boolean {
  removeFile(files, join(overlays, LOCK));
  return removeEmptyFolder(files, join(overlays, OWN));
}

function claim(files: Files, lock: string): boolean {
  // ENOENT: its holder has just removed the folder, which we had found or made.
  return errorOf(['EEXIST', 'ENOENT'], () => files.symlinkSync(String(process.pid), lock)) === undefined;
}

/** Two may find the same dead lock: what is moved away must still be it, or it is put back. */
function replaceDead(files: Files, lock: string, dead: string, holder: string): boolean {
  if (errorOf(['ENOENT'], () => files.renameSync(lock, dead)) !== undefined) return false;
  const moved = holderOf(dead);
  if (moved !== undefined && moved !== holder) {
    files.symlinkSync(moved, lock);
    removeFile(files, dead);
    return false;
  }
  removeFile(files, dead);
  return claim(files, lock);
}

/** Undefined where it is gone; '' where it is no link. */
function holderOf(lock: string): string | undefined {
  try {
    return readlinkSync(lock);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    if (isSystemError(error) && error.code === 'EINVAL') return '';
    throw error;
  }
}

/** We hold no lock when we ask for one: one with our own id was left by a dead process that had it. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}
