// What a program does where nothing is left to say, and where a bug of ours shows.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';

const MESHFED = fileURLToPath(new URL('./meshfed.ts', import.meta.url));
const PROGRAM = new URL('./program.ts', import.meta.url).href;

spec('program', (test) => {
  test('a reader that ends early is no fault', () => {
    const command = `"${process.execPath}" --import tsx "${MESHFED}" explain MF3001 | head -n 1; echo "status \${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    assert.equal([stdout, stderr], ['MF3001 hostname-differs\nstatus 0\n', '']);
  });

  test('what could not be printed is told in a line, and is not success', () => {
    const command = (words: string): string => `"${process.execPath}" --import tsx "${MESHFED}" ${words} >/dev/full`;
    const { status, stderr } = spawnSync('bash', ['-c', command('checks')], { encoding: 'utf8' });
    assert.equal([status, stderr], [1, 'meshfed: standard output does not fit: the disk is full (ENOSPC)\n']);
    assert.is(spawnSync('bash', ['-c', `${command('explain nothing')} 2>/dev/full`]).status, 2);
  });

  test('a current folder that was deleted is usage', () => {
    const script = `import { mkdtempSync, rmdirSync } from 'node:fs'; import { program } from ${JSON.stringify(PROGRAM)};
      await program(() => { const folder = mkdtempSync(${JSON.stringify(join(tmpdir(), 'meshfed-gone-'))}); process.chdir(folder); rmdirSync(folder); return process.cwd().length; });`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' });
    assert.equal([status, stderr], [2, 'meshfed: the current folder does not exist (ENOENT); go to another\n']);
  });

  test('an exception is told in a line, with the status of a bug', () => {
    const script = `import { program } from ${JSON.stringify(PROGRAM)}; await program(() => { throw new Error('a \\u001b[31m contradiction'); });`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' });
    assert.equal([status, stderr], [70, 'meshfed: a bug of meshfed, please report it: a \\u{1b}[31m contradiction\n']);
  });

  test('the exit status is the command’s', () => {
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', MESHFED, 'access', `${folderOf('bookinfo', 'agreements')}nowhere`], { encoding: 'utf8' });
    assert.is(status, 2);
  });
});
