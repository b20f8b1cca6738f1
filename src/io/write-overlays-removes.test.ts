// Files and clusters that are no longer needed.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { contentOf, inTemporaryFolder, put } from './testing/temporary-folder.ts';
import { BOTH, linesOf, writeTo } from './testing/write-to.ts';

spec('writeOverlays removes', (test) => {
  test('what is no longer needed, and the folders that this empties', () =>
    inTemporaryFolder((out) => {
      writeTo(out, { c1: { 'k.yaml': 'k', 'a/b/c.yaml': 'c', 'a/d.yaml': 'd' } });
      assert.equal(linesOf(out, { c1: { 'k.yaml': 'k', 'a/d.yaml': 'd' } }), ['c1 written']);
      assert.equal(Object.keys(contentOf(join(out, 'overlays/c1'))), ['a/', 'a/d.yaml', 'k.yaml']);
      assert.equal(linesOf(out, { c1: { 'k.yaml': 'k' } }), ['c1 written']);
      assert.equal(Object.keys(contentOf(join(out, 'overlays/c1'))), ['k.yaml']);
    }));

  test('a cluster whose agreement is gone, with its record', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      assert.equal(linesOf(out, { c2: BOTH.c2 }), ['c1 removed', 'c2 unchanged']);
      assert.equal(Object.keys(contentOf(out)), ['overlays/', 'overlays/.meshfed/', 'overlays/.meshfed/c2.json', 'overlays/c2/', 'overlays/c2/kustomization.yaml']);
      assert.equal(linesOf(out, {}), ['c2 removed']);
      assert.equal(contentOf(out), {});
    }));

  test('no file that it did not write, and no folder that holds one', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      put(join(out, 'overlays/c1/gateways/own.yaml'), 'own');
      put(join(out, 'overlays/c3/own.yaml'), 'own');
      assert.equal(linesOf(out, {}), ['c1 removed', 'c2 removed']);
      assert.equal(Object.keys(contentOf(out)), ['overlays/', 'overlays/c1/', 'overlays/c1/gateways/', 'overlays/c1/gateways/own.yaml', 'overlays/c3/', 'overlays/c3/own.yaml']);
    }));

  test('nothing where the file is gone already', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      rmSync(join(out, 'overlays/c1/gateways'), { recursive: true });
      assert.equal(linesOf(out, { c1: { 'kustomization.yaml': 'k1\n' }, c2: BOTH.c2 }), ['c1 written', 'c2 unchanged']);
      assert.not(existsSync(join(out, 'overlays/c1/gateways')));
      put(join(out, 'overlays/c1.bak'), '');
      rmSync(join(out, 'overlays/c1'), { recursive: true });
      put(join(out, 'overlays/c1'), 'a file');
      assert.equal(linesOf(out, { c2: BOTH.c2 }), ['c1 removed', 'c2 unchanged']);
      assert.is(readFileSync(join(out, 'overlays/c1'), 'utf8'), 'a file');
    }));
});
