// The same as power-cut.test.ts with nothing played: processes that are killed, and that write at the same time.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { unsynced } from './testing/power-cut.ts';
import { ALL_AT_ONCE } from './testing/scenarios.ts';
import { contentOf, inTemporaryFolder, inTemporaryFolderAsync } from './testing/temporary-folder.ts';
import { type Overlays, writeTo } from './testing/write-to.ts';

/** A bundle starts much faster than a loader. */
function bundle(folder: string): string {
  const outfile = join(folder, 'killed-writer.mjs');
  buildSync({ entryPoints: [join(import.meta.dirname, 'testing/killed-writer.ts')], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  return outfile;
}

const { before, after } = ALL_AT_ONCE;

const treeAfter = (...all: readonly Overlays[]): unknown => inTemporaryFolder((out) => (all.forEach((each) => writeTo(out, each, { files: unsynced })), contentOf(out)));

spec('a writer that is killed', (test) => {
  test('at any of its operations leaves what the next one makes good', () =>
    inTemporaryFolder((folder) => {
      const script = bundle(folder);
      const [old, next] = [treeAfter(before), treeAfter(before, after)];
      let killed = 0;
      for (let at = 1; ; at++) {
        const out = join(folder, String(at));
        writeTo(out, before, { files: unsynced });
        const { signal, status, stderr } = spawnSync(process.execPath, [script, out, JSON.stringify(after), String(at)], { encoding: 'utf8' });
        if (signal === null) {
          assert.is(`${status} ${stderr}`, '0 ');
          assert.equal(contentOf(out), next);
          break;
        }
        assert.is(signal, 'SIGKILL');
        killed++;
        const back = at % 2 === 0;
        assert.equal(writeTo(out, back ? before : after, { files: unsynced }).faults, []);
        assert.equal(contentOf(out), back ? old : next, `killed at ${at}`);
      }
      assert.ok(killed > 80, `killed ${killed} times`);
    }));
});

spec('writers at the same time', (test) => {
  test('write one after the other or say that they are busy, and never spoil anything', () =>
    inTemporaryFolderAsync(async (folder) => {
      const script = bundle(folder);
      const out = join(folder, 'out');
      const run = promisify(execFile);
      let written = 0;
      for (let round = 0; round < 8; round++) {
        const wanted = [before, after, before, after];
        const said = (await Promise.all(wanted.map((each) => run(process.execPath, [script, out, JSON.stringify(each)])))).map(({ stdout }) => stdout);
        for (const lines of said) {
          const faults = lines.split('\n').filter((line) => line.includes(':'));
          assert.ok(faults.every((line) => /^busy \(all\): overlays\/\.meshfed\/lock (is held|was)/.test(line)), lines);
          if (faults.length === 0) written++;
        }
        assert.ok([treeAfter(before), treeAfter(after)].some((tree) => JSON.stringify(tree) === JSON.stringify(contentOf(out))), JSON.stringify(contentOf(out)));
      }
      assert.ok(written >= 8, `${written} were written`);
    }));
});
