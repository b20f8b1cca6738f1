// What stands on the disk where an overlay goes.
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { hashOf, lookBelow, realFolder } from './present.ts';
import { inTemporaryFolder, put } from './testing/temporary-folder.ts';

spec('lookBelow', (test) => {
  test('says what stands at a path', () =>
    inTemporaryFolder((folder) => {
      put(join(folder, 'overlays/c1/a'), '');
      symlinkSync('c1', join(folder, 'overlays/c2'));
      const look = lookBelow(join(folder, 'overlays'));
      assert.is(hashOf(look('c1/a')), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
      assert.equal(look('c1/b'), { kind: 'absent' });
      assert.equal(look('c3/b/c'), { kind: 'absent' });
      assert.equal(look('c1'), { kind: 'in-the-way', path: 'c1', what: 'a folder' });
      assert.equal(look('c1/a/b/c'), { kind: 'in-the-way', path: 'c1/a', what: 'a file' });
      assert.equal(look('c2/a'), { kind: 'in-the-way', path: 'c2', what: 'a link' });
      assert.equal(look('n'.repeat(300)), { kind: 'unreadable', path: 'n'.repeat(300), why: 'has a name that is too long for this disk (ENAMETOOLONG)' });
    }));

  test('does not go through overlays/ where that is a link', () =>
    inTemporaryFolder((folder) => {
      put(join(folder, 'elsewhere/c1/a'), '');
      symlinkSync('elsewhere', join(folder, 'overlays'));
      assert.equal(lookBelow(join(folder, 'overlays'))('c1/a'), { kind: 'in-the-way', path: '', what: 'a link' });
      assert.equal(lookBelow(join(folder, 'missing'))('c1/a'), { kind: 'absent' });
    }));
});

spec('realFolder', (test) => {
  test('resolves the links above a folder that is not there yet', () =>
    inTemporaryFolder((folder) => {
      mkdirSync(join(folder, 'real'));
      symlinkSync('real', join(folder, 'link'));
      assert.is(realFolder(join(folder, 'link/a/b')), join(folder, 'real/a/b'));
      assert.is(realFolder(join(folder, 'link')), join(folder, 'real'));
    }));
});
