// Which repository a folder lies in, and folders that vanish before they are asked about.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { repositoryOf } from './repository-of.ts';
import { writeAgreements } from './write-agreement.ts';

spec('the repository of a folder', (test) => {
  test('is the first above it that has .git, with the files that were asked for', () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'meshfed-repository-')));
    try {
      mkdirSync(join(root, 'a/b'), { recursive: true });
      mkdirSync(join(root, '.git'));
      writeFileSync(join(root, 'CODEOWNERS'), '* @a\n');
      const found = repositoryOf(join(root, 'a/b'), ['.github/CODEOWNERS', 'CODEOWNERS']);
      assert.equal([found?.folder, found?.tree.entries], ['a/b/', [{ path: 'CODEOWNERS', kind: 'file' }]]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('is none for a folder that has vanished; nothing is written there, and that is told', () => {
    const gone = join(tmpdir(), 'meshfed-repository-that-is-not-there');
    assert.is(repositoryOf(gone, ['CODEOWNERS']), undefined);
    assert.equal(writeAgreements(gone, [], [{ path: 'a.yaml', before: '', after: 'a: b\n' }]), { path: 'a.yaml', why: 'does not exist (ENOENT)', written: [] });
  });
});
