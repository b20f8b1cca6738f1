// For tests: the disk, which fails or loses its power at a chosen operation.
import * as fs from 'node:fs';
import { disk, type Files, OPERATIONS } from '../files.ts';

/** Thousands of real syncs take a minute; what they are for is played by `cutAt`. */
export const unsynced: Files = { ...disk, fsyncSync: () => {} };

type Operation = (typeof OPERATIONS)[number];

/** The disk without syncs, with `before` called ahead of each operation; what it throws takes the operation's place. */
export function watched(before: (operation: Operation, args: readonly unknown[], step: number) => void): Files {
  let step = 0;
  const wrap = (name: Operation) => (...args: readonly unknown[]) => {
    before(name, args, ++step);
    return (unsynced[name] as (...all: readonly unknown[]) => unknown)(...args);
  };
  return Object.fromEntries(OPERATIONS.map((name) => [name, wrap(name)])) as unknown as Files;
}

/** How many operations `run` takes. */
export function operationsOf(run: (files: Files) => void): number {
  let count = 0;
  run(watched((_name, _args, step) => (count = step)));
  return count;
}

/** Fails operation `at` (from 1) with a system error, and no other. */
export function failingAt(at: number, code: string): Files {
  return watched((name, args, step) => {
    if (step === at) throw Object.assign(new Error(`${code}: ${name}`), { code, errno: -1, syscall: name, path: String(args[0]) });
  });
}

const CUT = 'the power was cut';

export const isPowerCut = (error: unknown): boolean => error instanceof Error && error.message === CUT;

/**
 * Nothing happens from operation `at` on; a write is cut in its middle. What was written to a file and not synced is lost,
 * as on a disk that writes late.
 */
export function cutAt(at: number): Files {
  const open = new Map<number, string>();
  const late = new Set<string>();
  const cut = (name: Operation, args: readonly unknown[], step: number): void => {
    if (step < at) return;
    if (step === at) {
      if (name === 'writeFileSync') fs.writeSync(args[0] as number, (args[1] as Uint8Array).subarray(0, 10));
      for (const file of open.keys()) fs.closeSync(file);
      for (const path of late) fs.truncateSync(path, 0);
    }
    throw new Error(CUT);
  };
  const files = watched(cut);
  return {
    ...files,
    openSync: (path, flags, mode) => {
      const file = files.openSync(path, flags, mode);
      open.set(file, String(path));
      if (flags !== 'r') late.add(String(path));
      return file;
    },
    fsyncSync: (file) => {
      files.fsyncSync(file);
      late.delete(open.get(file) ?? '');
    },
    closeSync: (file) => {
      files.closeSync(file);
      open.delete(file);
    },
    renameSync: (from, to) => {
      files.renameSync(from, to);
      if (late.delete(String(from))) late.add(String(to));
    },
    unlinkSync: (path) => {
      files.unlinkSync(path);
      late.delete(String(path));
    },
  };
}
