// Two runs at once, and what a run that died leaves behind.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { disk, type Files } from './files.ts';
import { releaseLock, takeLock } from './lock.ts';
import { inTemporaryFolder, inTemporaryFolderAsync } from './testing/temporary-folder.ts';

/** A process id that no process has. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;

const lockIn = (overlays: string): string => join(overlays, '.meshfed/lock');

spec('the lock', (test) => {
  test('names us while we hold it, and is gone with our folders afterwards', () =>
    inTemporaryFolder((folder) => {
      const overlays = join(folder, 'overlays');
      assert.is(takeLock(disk, overlays), undefined);
      assert.is(readlinkSync(lockIn(overlays)), String(process.pid));
      releaseLock(disk, overlays);
      assert.not(existsSync(overlays));
    }));

  test('of a process that runs is respected', () =>
    inTemporaryFolderAsync(async (overlays) => {
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      try {
        takeLock(disk, overlays);
        unlinkSync(lockIn(overlays));
        symlinkSync(String(child.pid), lockIn(overlays));
        assert.is(takeLock(disk, overlays), `is held by process ${child.pid}; if that is no run of meshfed, remove it`);
      } finally {
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
      assert.is(takeLock(disk, overlays), undefined, 'it is dead now');
      assert.equal(readdirSync(join(overlays, '.meshfed')), ['lock']);
    }));

  test('of the first process of the system is respected', () =>
    inTemporaryFolder((overlays) => {
      takeLock(disk, overlays);
      unlinkSync(lockIn(overlays));
      symlinkSync('1', lockIn(overlays));
      assert.match(takeLock(disk, overlays) ?? '', 'is held by process 1;');
    }));

  test('of a number that is no process id is replaced', () =>
    inTemporaryFolder((overlays) => {
      takeLock(disk, overlays);
      unlinkSync(lockIn(overlays));
      symlinkSync('99999999999999999999', lockIn(overlays));
      assert.is(takeLock(disk, overlays), undefined);
    }));

  test('that another takes while we replace a dead one stays his', () =>
    inTemporaryFolder((overlays) => {
      takeLock(disk, overlays);
      unlinkSync(lockIn(overlays));
      symlinkSync(String(deadPid()), lockIn(overlays));
      // Between our look and our rename, process 1 finds it dead too and takes it.
      const late: Files = {
        ...disk,
        renameSync: (from, to) => {
          unlinkSync(from);
          symlinkSync('1', from);
          disk.renameSync(from, to);
        },
      };
      assert.is(takeLock(late, overlays), 'was taken this moment by another run');
      assert.is(readlinkSync(lockIn(overlays)), '1');
      assert.equal(readdirSync(join(overlays, '.meshfed')), ['lock']);
    }));
});
