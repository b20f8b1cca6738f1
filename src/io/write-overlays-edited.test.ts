// Overlays that somebody has edited by hand.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { contentOf, inTemporaryFolder, put } from './testing/temporary-folder.ts';
import { BOTH, linesOf, type Overlays, writeTo } from './testing/write-to.ts';

spec('writeOverlays and edited files', (test) => {
  test('replaces one of ours that is needed', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      put(join(out, 'overlays/c1/gateways/a.yaml'), 'edited');
      assert.equal(linesOf(out, BOTH), ['c1 written', 'c2 unchanged']);
      assert.is(readFileSync(join(out, 'overlays/c1/gateways/a.yaml'), 'utf8'), 'a\n');
    }));

  test('leaves one of ours that is not needed, keeps it in the record, and writes the rest', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      put(join(out, 'overlays/c1/gateways/a.yaml'), 'edited');
      const wanted: Overlays = { c1: { 'kustomization.yaml': 'new' } };
      const fault = 'edited-and-unneeded (c1): overlays/c1/gateways/a.yaml is no longer needed, but is not as we wrote it';
      assert.equal(linesOf(out, wanted, { scope: ['c1'] }), ['c1 written', fault]);
      assert.is(readFileSync(join(out, 'overlays/c1/gateways/a.yaml'), 'utf8'), 'edited');
      assert.is(readFileSync(join(out, 'overlays/c1/kustomization.yaml'), 'utf8'), 'new');
      assert.equal(linesOf(out, wanted, { scope: ['c1'] }), ['c1 unchanged', fault]);
      assert.equal(linesOf(out, {}), ['c1 removed', 'c2 removed', fault]);
      assert.equal(Object.keys(contentOf(out)), ['overlays/', 'overlays/.meshfed/', 'overlays/.meshfed/c1.json', 'overlays/c1/', 'overlays/c1/gateways/', 'overlays/c1/gateways/a.yaml']);
      assert.equal(linesOf(out, {}), ['c1 removed', fault]);
      put(join(out, 'overlays/c1/gateways/a.yaml'), 'a\n');
      assert.equal(linesOf(out, {}), ['c1 removed']);
      assert.equal(contentOf(out), {});
    }));

  test('leaves a folder that stands where one of ours stood', () =>
    inTemporaryFolder((out) => {
      writeTo(out, BOTH);
      unlinkSync(join(out, 'overlays/c2/kustomization.yaml'));
      put(join(out, 'overlays/c2/kustomization.yaml/x'), 'x');
      assert.equal(linesOf(out, {}), ['c1 removed', 'c2 removed', 'edited-and-unneeded (c2): overlays/c2/kustomization.yaml is no longer needed, but is not as we wrote it']);
      assert.ok(existsSync(join(out, 'overlays/c2/kustomization.yaml/x')));
    }));

  test('writes nothing of a cluster where somebody else’s file stands, and all of the other', () =>
    inTemporaryFolder((out) => {
      put(join(out, 'overlays/c1/gateways/a.yaml'), 'mine');
      const fault = 'not-ours (c1): overlays/c1/gateways/a.yaml is a file that we did not write, and differs from what must stand there';
      assert.equal(linesOf(out, BOTH), ['c1 withheld', 'c2 written', fault]);
      assert.equal(Object.keys(contentOf(join(out, 'overlays/c1'))), ['gateways/', 'gateways/a.yaml']);
      assert.is(readFileSync(join(out, 'overlays/c1/gateways/a.yaml'), 'utf8'), 'mine');
      assert.equal(linesOf(out, BOTH), ['c1 withheld', 'c2 unchanged', fault]);
    }));

  test('says every file in the way', () =>
    inTemporaryFolder((out) => {
      put(join(out, 'overlays/c1/gateways'), 'a file');
      put(join(out, 'overlays/c1/kustomization.yaml/x'), 'x');
      assert.equal(linesOf(out, BOTH), [
        'c1 withheld',
        'c2 written',
        'not-ours (c1): overlays/c1/gateways is a file, where a folder must be',
        'not-ours (c1): overlays/c1/kustomization.yaml is a folder, where a file must be',
      ]);
    }));

  test('adopts a file that has our bytes', () =>
    inTemporaryFolder((out) => {
      put(join(out, 'overlays/c1/kustomization.yaml'), 'k1\n');
      put(join(out, 'overlays/c1/gateways/a.yaml'), 'a\n');
      assert.equal(linesOf(out, BOTH), ['c1 written', 'c2 written']);
      rmSync(join(out, 'overlays/.meshfed'), { recursive: true });
      assert.equal(linesOf(out, BOTH), ['c1 written', 'c2 written']);
      assert.equal(linesOf(out, {}), ['c1 removed', 'c2 removed']);
      assert.equal(contentOf(out), {});
    }));

  test('does not hold a file of more than 64 MiB for ours', () =>
    inTemporaryFolder((out) => {
      put(join(out, 'overlays/c2/kustomization.yaml'), '');
      execFileSync('truncate', ['-s', '1T', join(out, 'overlays/c2/kustomization.yaml')]);
      assert.equal(linesOf(out, BOTH)[1], 'c2 withheld');
    }));
});
