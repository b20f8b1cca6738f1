// Writers on a disk that is really full: a tmpfs of some hundred kB, mounted where only this test sees it.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as assert from 'uvu/assert';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { unsynced } from '../io/testing/power-cut.ts';
import { ALL_AT_ONCE } from '../io/testing/scenarios.ts';
import { contentOf, inTemporaryFolder } from '../io/testing/temporary-folder.ts';
import { writeTo } from '../io/testing/write-to.ts';
import type { Seen } from './testing/on-full-disk.ts';

/** Mounts, and becomes the program: `$0` is the folder. */
const MOUNT = 'mount -t tmpfs -o size=320k meshfed "$0" && exec "$@"';

type Answer = Readonly<Record<'accept' | 'fix' | 'overlays', readonly Seen[]>>;

/** Undefined where this user may mount nothing, with the reason printed. */
function onFullDisk(folder: string): Answer | undefined {
  const [disk, script] = [join(folder, 'disk'), join(folder, 'on-full-disk.mjs')];
  mkdirSync(disk);
  const namespace = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m'];
  const mounts = spawnSync('unshare', [...namespace, 'bash', '-c', MOUNT, disk, 'true'], { encoding: 'utf8' });
  if (mounts.status !== 0) {
    process.stdout.write(`no disk was filled: this user may mount none (${mounts.error?.message ?? mounts.stderr.trim()})\n`);
    return undefined;
  }
  const banner = { js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);" };
  buildSync({ entryPoints: [join(import.meta.dirname, 'testing/on-full-disk.ts')], outfile: script, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', banner, external: ['kubeconform-wasm', 'esbuild'] });
  const { stdout, stderr } = spawnSync('unshare', [...namespace, 'bash', '-c', MOUNT, disk, process.execPath, script, disk, folderOf('bookinfo', 'agreements')], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  assert.is(stderr, '');
  return JSON.parse(stdout) as Answer;
}

const right = contentOf(folderOf('bookinfo', 'agreements'));

const treeAfter = (...all: readonly (typeof ALL_AT_ONCE)['before'][]): ReturnType<typeof contentOf> =>
  inTemporaryFolder((out) => (all.forEach((each) => writeTo(out, each, { files: unsynced })), contentOf(out)));

spec('on a full disk', (test) => {
  test('accept, --fix and the writer of overlays say so, lose nothing, and end right once there is room', () =>
    inTemporaryFolder((folder) => {
      const answer = onFullDisk(folder);
      if (answer === undefined) return;
      for (const [name, runs] of [['accept', answer.accept], ['fix', answer.fix]] as const) {
        assert.ok(runs.length > 1, `${name} always had room`);
        for (const { free, said, full, next, saidNext } of runs) {
          const what = `${name} with ${free} bytes free: ${said}`;
          const isThrough = said.startsWith('0\n');
          assert.ok(isThrough || (said.startsWith('1\n') && said.includes('the disk is full')), what);
          if (isThrough) assert.equal(full, right, what);
          else assert.equal(Object.keys(full), Object.keys(right), what);
          assert.ok(Object.entries(full).every(([path, text]) => path === 'cluster1/agreement.yaml' || text === right[path]), what);
          assert.match(saidNext, /^0\n/, what);
          assert.equal(next, right, what);
        }
        const kept = new Set(runs.slice(0, -1).map(({ full }) => full['cluster1/agreement.yaml']));
        assert.is(kept.size, 1, `${name} leaves the agreement as it was`);
      }
      const [old, wanted] = [treeAfter(ALL_AT_ONCE.before), treeAfter(ALL_AT_ONCE.before, ALL_AT_ONCE.after)];
      assert.ok(answer.overlays.length > 3, `${answer.overlays.length} runs`);
      for (const { free, said, full, next, saidNext } of answer.overlays) {
        const what = `overlays with ${free} bytes free: ${said}`;
        for (const [path, text] of Object.entries(full)) if (/^overlays\/c/.test(path)) assert.ok([old[path], wanted[path]].includes(text), `${path}, ${what}`);
        if (said.includes(':')) assert.match(said, /cannot-write \(all\): .*the disk is full/, what);
        assert.not.match(saidNext, ':', what);
        assert.equal(next, wanted, what);
      }
    }));
});
