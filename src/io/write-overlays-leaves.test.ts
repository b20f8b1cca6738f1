// Clusters that a run is told to leave alone.
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { contentOf, inTemporaryFolder, put, timesOf } from './testing/temporary-folder.ts';
import { BOTH, linesOf, type Overlays, writeTo } from './testing/write-to.ts';

spec('writeOverlays and what it is told to leave', (test) => {
  test('leaves what is withheld exactly as it stands', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      put(join(out, 'overlays/c1/gateways/a.yaml'), 'edited');
      put(join(out, 'overlays/.meshfed/c1.json'), 'not JSON');
      const before = contentOf(join(out, 'overlays/c1'));
      assert.equal(linesOf(out, { c2: { 'kustomization.yaml': 'new' } }, { withheld: ['c1'] }), ['c1 withheld', 'c2 written']);
      assert.equal(contentOf(join(out, 'overlays/c1')), before);
      assert.is(readFileSync(join(out, 'overlays/.meshfed/c1.json'), 'utf8'), 'not JSON');
    }));

  test('neither writes nor removes nor names what is out of scope', () =>
    inTemporaryFolder((out) => {
      writeTo(out, { ...BOTH, c3: { a: 'a' } });
      const changed: Overlays = { c1: { a: 'new' }, c2: { a: 'new' } };
      assert.equal(linesOf(out, changed, { scope: ['c1'], withheld: ['c4'] }), ['c1 written']);
      assert.equal(Object.keys(contentOf(join(out, 'overlays'))).filter((path) => /^c/.test(path)), ['c1/', 'c1/a', 'c2/', 'c2/kustomization.yaml', 'c3/', 'c3/a']);
      assert.equal(linesOf(out, changed, { scope: ['c3'] }), ['c3 removed']);
    }));

  test('says in a check what would be, and writes nothing', () =>
    inTemporaryFolder((out) => {
      const check = true;
      assert.equal(linesOf(join(out, 'missing'), BOTH, { check }), ['c1 written', 'c2 written']);
      writeTo(out, BOTH);
      put(join(out, 'overlays/c3/a'), 'mine');
      const before = timesOf(out);
      const wanted: Overlays = { c1: { a: 'new' }, c3: { a: 'ours' }, c4: { a: 'a' } };
      const said = linesOf(out, wanted, { check });
      assert.equal(linesOf(out, BOTH, { check }), ['c1 unchanged', 'c2 unchanged']);
      assert.equal(timesOf(out), before);
      assert.not(existsSync(join(out, 'missing')));
      assert.equal(said, [
        'c1 written',
        'c2 removed',
        'c3 withheld',
        'c4 written',
        'not-ours (c3): overlays/c3/a is a file that we did not write, and differs from what must stand there',
      ]);
      assert.equal(linesOf(out, wanted), said);
    }));

  test('says only that another is writing, where one is: what it saw before may be half of that change', () =>
    inTemporaryFolder((out) => {
      put(join(out, 'overlays/c1/kustomization.yaml'), 'half');
      mkdirSync(join(out, 'overlays/.meshfed'));
      symlinkSync('1', join(out, 'overlays/.meshfed/lock'));
      const said = linesOf(out, BOTH);
      assert.equal(said, ['c1 withheld', 'c2 withheld', 'busy (all): overlays/.meshfed/lock is held by process 1; if that is no run of meshfed, remove it']);
    }));

  test('throws for a request that contradicts itself', () =>
    inTemporaryFolder((out) => {
      for (const path of ['../a', '/a', 'a/../b', 'a//b', '.', '', 'a\\b', 'a\0']) assert.throws(() => writeTo(out, { c1: { [path]: '' } }), /no file's path/, path);
      assert.throws(() => writeTo(out, { c1: { a: '', 'a/b': '' } }), /'a' is no file's path/);
      assert.throws(() => writeTo(out, { '..': { a: '' } }), /no DNS label/);
      assert.throws(() => writeTo(out, { c1: { a: '' } }, { withheld: ['c1'] }), /also withheld/);
      assert.equal(contentOf(out), {});
    }));
});
