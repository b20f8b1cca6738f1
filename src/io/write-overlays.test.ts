// The first write, a change, and a run with nothing to do.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { operationsOf } from './testing/power-cut.ts';
import { contentOf, inTemporaryFolder, timesOf } from './testing/temporary-folder.ts';
import { BOTH, linesOf, type Overlays, writeTo } from './testing/write-to.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

spec('writeOverlays writes', (test) => {
  test('the files and a record for each cluster, and nothing else', () =>
    inTemporaryFolder((out) => {
      assert.equal(linesOf(out, BOTH), ['c1 written', 'c2 written']);
      assert.equal(contentOf(out), {
        'overlays/': null,
        'overlays/.meshfed/': null,
        'overlays/.meshfed/c1.json': `{
  "version": "1",
  "cluster": "c1",
  "files": {
    "gateways/a.yaml": "${hash('a\n')}",
    "kustomization.yaml": "${hash('k1\n')}"
  }
}
`,
        'overlays/.meshfed/c2.json': `{
  "version": "1",
  "cluster": "c2",
  "files": {
    "kustomization.yaml": "${hash('k2\n')}"
  }
}
`,
        'overlays/c1/': null,
        'overlays/c1/gateways/': null,
        'overlays/c1/gateways/a.yaml': 'a\n',
        'overlays/c1/kustomization.yaml': 'k1\n',
        'overlays/c2/': null,
        'overlays/c2/kustomization.yaml': 'k2\n',
      });
    }));

  test('into a folder that is not there yet, also behind a link', () =>
    inTemporaryFolder((folder) => {
      mkdirSync(join(folder, 'real'));
      symlinkSync('real', join(folder, 'link'));
      assert.equal(linesOf(join(folder, 'link/deep/out'), BOTH), ['c1 written', 'c2 written']);
      assert.is(readFileSync(join(folder, 'real/deep/out/overlays/c1/gateways/a.yaml'), 'utf8'), 'a\n');
      assert.equal(linesOf(join(folder, 'link/deep/out'), BOTH), ['c1 unchanged', 'c2 unchanged']);
    }));

  test('files that everybody may read and their owner alone may change', () =>
    inTemporaryFolder((out) => {
      const mask = process.umask(0);
      try {
        writeTo(out, BOTH);
      } finally {
        process.umask(mask);
      }
      const mode = (path: string): string => (statSync(join(out, 'overlays', path)).mode & 0o7777).toString(8);
      assert.equal(['c1/gateways/a.yaml', '.meshfed/c1.json', 'c1', 'c1/gateways', '.meshfed', ''].map(mode), ['644', '644', '755', '755', '755', '755']);
    }));

  test('nothing at all where everything is as it should be', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      const before = timesOf(out);
      assert.equal(linesOf(out, BOTH), ['c1 unchanged', 'c2 unchanged']);
      assert.equal(linesOf(out, { c1: BOTH.c1 }, { withheld: ['c2'] }), ['c1 unchanged', 'c2 withheld']);
      assert.is(operationsOf((files) => writeTo(out, BOTH, { files })), 0);
      assert.equal(timesOf(out), before);
    }));

  test('nothing, and makes nothing, where nothing is wanted', () =>
    inTemporaryFolder((out) => {
      assert.equal(linesOf(out, {}), []);
      assert.equal(contentOf(out), {});
    }));

  test('only what differs, and leaves every byte of another cluster', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      const old = new Date(1e12);
      for (const path of ['c1/kustomization.yaml', 'c1/gateways/a.yaml', '.meshfed/c2.json']) utimesSync(join(out, 'overlays', path), old, old);
      assert.equal(linesOf(out, { ...BOTH, c1: { 'kustomization.yaml': 'k1\n', 'gateways/a.yaml': 'new\n' } }), ['c1 written', 'c2 unchanged']);
      const isOld = (path: string): boolean => statSync(join(out, 'overlays', path)).mtimeMs === 1e12;
      assert.equal(['c1/kustomization.yaml', 'c1/gateways/a.yaml', '.meshfed/c2.json'].map(isOld), [true, false, true]);
    }));

  test('the same bytes, whatever the order of the files', () =>
    inTemporaryFolder((out) => {
      writeTo(out, { c1: { b: '1', a: '2', 'd/b.yaml': '3' } });
      const before = timesOf(out);
      assert.equal(linesOf(out, { c1: { 'd/b.yaml': '3', a: '2', b: '1' } }), ['c1 unchanged']);
      assert.equal(timesOf(out), before);
    }));

  test('a file whose name an object has by nature', () =>
    inTemporaryFolder((out) => {
      const files = Object.fromEntries([['__proto__', 'x'], ['constructor', 'y'], ['toString/a', 'z']]);
      assert.equal(linesOf(out, { c1: files }), ['c1 written']);
      assert.equal(linesOf(out, { c1: files }), ['c1 unchanged']);
      assert.equal(linesOf(out, {}), ['c1 removed']);
      assert.equal(contentOf(out), {});
    }));

  test('clusters that are called as our own files are', () =>
    inTemporaryFolder((out) => {
      const overlays: Overlays = { journal: { a: '1' }, lock: { a: '2' }, staged: { a: '3' }, meshfed: { a: '4' } };
      writeTo(out, overlays);
      assert.equal(linesOf(out, overlays), ['journal unchanged', 'lock unchanged', 'meshfed unchanged', 'staged unchanged']);
      assert.is(readFileSync(join(out, 'overlays/journal/a'), 'utf8'), '1');
    }));
});
