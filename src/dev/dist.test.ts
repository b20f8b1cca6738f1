// What is tracked below dist/ is what a build makes, byte for byte: reviewers do not see it, so nothing else guards it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from './spec.ts';

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Builds a copy of the sources in another folder, as another machine would. */
function buildIn(folder: string): ReadonlyMap<string, Buffer> {
  mkdirSync(folder, { recursive: true });
  for (const path of ['src', 'schemas', 'package.json', 'tsconfig.json', 'packages']) cpSync(path, join(folder, path), { recursive: true, filter: (from) => !from.includes('node_modules') });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  execFileSync(process.execPath, ['--import', 'tsx', 'src/dev/build.ts'], { cwd: folder, stdio: 'pipe' });
  const files = readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => [join(entry.parentPath, entry.name).slice(folder.length + 1), readFileSync(join(entry.parentPath, entry.name))]));
}

spec('dist/', (test) => {
  test('is the same wherever it is built, and names no folder of the machine', () =>
    inFolder((one) =>
      inFolder((other) => {
        const [first, second] = [buildIn(one), buildIn(join(other, 'deeper/down'))];
        assert.ok(first.has('dist/action/index.js'));
        assert.equal([...first.keys()].sort(), [...second.keys()].sort());
        for (const [path, bytes] of first) {
          assert.ok(bytes.equals(second.get(path) ?? Buffer.alloc(0)), path);
          assert.not.ok(bytes.includes(one) || bytes.includes(process.cwd()), `${path} names a folder`);
        }
        // As they are committed, or staged: on the disk there is what the last build made.
        const tracked = execFileSync('git', ['ls-files', '-z', 'dist'], { encoding: 'utf8' }).split('\0').filter((path) => path !== '');
        for (const path of tracked) {
          const committed = execFileSync('git', ['show', `:${path}`], { maxBuffer: 2 ** 26 });
          assert.ok(first.get(path)?.equals(committed) ?? false, `${path} is not what a build makes: run \`npm run build\`, and commit it`);
        }
        const isUsed = (path: string): boolean => /^dist\/(action|hook)\//.test(path);
        if (tracked.length > 0) assert.equal(tracked.filter(isUsed).sort(), [...first.keys()].filter(isUsed).sort());
      }),
    ));
});
