// A disk that refuses an operation.
import { chmodSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { failingAt, operationsOf, watched } from './testing/power-cut.ts';
import { contentOf, inTemporaryFolder, put } from './testing/temporary-folder.ts';
import { BOTH, linesOf, type Overlays, writeTo } from './testing/write-to.ts';

spec('writeOverlays and a disk that fails', (test) => {
  test('says where a file stands for a folder', () =>
    inTemporaryFolder((out) => {
      put(join(out, 'file'), '');
      assert.equal(linesOf(join(out, 'file'), BOTH), [
        'c1 withheld', 'c2 withheld', 'cannot-write (all): overlays does not exist: what stands above it is no folder (ENOTDIR)',
      ]);
    }));

  test('says what may not be written', () => {
    const user = process.getuid?.() === 0 ? 65534 : undefined;
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      execFileSync('chmod', ['-R', 'a+rX,a-w', out]);
      if (user !== undefined) process.seteuid?.(user);
      let said: readonly string[];
      try {
        said = linesOf(out, { c1: { a: 'new' }, c2: BOTH.c2 });
      } finally {
        if (user !== undefined) process.seteuid?.(0);
        execFileSync('chmod', ['-R', 'u+w', out]);
      }
      assert.equal(said, ['c1 withheld', 'c2 unchanged', 'cannot-write (all): overlays/.meshfed/lock may not be used by this user (EACCES)']);
    });
  });

  test('says so whatever fails, leaves every file whole, and ends in the new tree on the next run', () => {
    const wanted: Overlays = { c1: { 'kustomization.yaml': 'new\n', 'x/y.yaml': 'y\n' }, c3: { a: 'a' } };
    const expected = inTemporaryFolder((out) => (writeTo(out, BOTH), writeTo(out, wanted), contentOf(out)));
    const count = inTemporaryFolder((out) => (writeTo(out, BOTH), operationsOf((files) => writeTo(out, wanted, { files }))));
    assert.ok(count > 50, `${count} operations`);
    for (let at = 1; at <= count; at++) {
      inTemporaryFolder((out) => {
        writeTo(out, BOTH);
        const { faults } = writeTo(out, wanted, { files: failingAt(at, 'ENOSPC') });
        assert.equal(faults.map(({ kind, cluster }) => `${kind} ${cluster}`), ['cannot-write null'], `operation ${at}`);
        assert.match(faults[0]?.why ?? '', 'the disk is full');
        assert.equal(writeTo(out, wanted).faults, []);
        assert.equal(contentOf(out), expected, `operation ${at}`);
      });
    }
  });

  test('replaces a file of ours that was made read-only: it is ours, and made anew each time', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      chmodSync(join(out, 'overlays/c2/kustomization.yaml'), 0o444);
      assert.equal(linesOf(out, { ...BOTH, c2: { 'kustomization.yaml': 'new' } }), ['c1 unchanged', 'c2 written']);
      assert.is(readFileSync(join(out, 'overlays/c2/kustomization.yaml'), 'utf8'), 'new');
    }));

  test('leaves nothing behind where it fails before the change is decided', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      const before = contentOf(out);
      assert.equal(linesOf(out, { c1: { a: 'new' } }, { files: failingAt(8, 'ENOSPC') }).slice(0, 2), ['c1 withheld', 'c2 withheld']);
      assert.equal(contentOf(out), before);
    }));

  test('leaves a file that somebody edits at the last moment, and is not held up by it afterwards', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      const edited = join(out, 'overlays/c1/kustomization.yaml');
      const files = watched((operation, [, to]) => {
        if (operation === 'renameSync' && String(to).endsWith('/journal')) put(edited, 'edited');
      });
      const wanted: Overlays = { ...BOTH, c1: { 'kustomization.yaml': 'new' } };
      assert.equal(linesOf(out, wanted, { files }), [
        'c1 withheld', 'c2 unchanged', 'busy (all): overlays was changed by somebody else while we were about to write; run again',
      ]);
      assert.is(readFileSync(edited, 'utf8'), 'edited');
      assert.equal(linesOf(out, wanted), ['c1 written', 'c2 unchanged']);
    }));
});
