// Links and special files in the way: nothing is written or removed through them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { contentOf, inTemporaryFolder, put } from './testing/temporary-folder.ts';
import { BOTH, linesOf, writeTo } from './testing/write-to.ts';

spec('writeOverlays goes through no link', (test) => {
  for (const [place, linked] of [
    ['overlays', 'overlays'],
    ['overlays/.meshfed', 'overlays/.meshfed'],
    ['overlays/.meshfed/staged', 'overlays/.meshfed/staged'],
  ] as const) {
    test(`nor writes anything where ${place} is one`, () =>
      inTemporaryFolder((outside) =>
        inTemporaryFolder((out) => {
          mkdirSync(dirname(join(out, place)), { recursive: true });
          symlinkSync(outside, join(out, place));
          assert.equal(linesOf(out, BOTH), ['c1 withheld', 'c2 withheld', `link-in-the-way (all): ${linked} is a link`]);
          assert.equal(contentOf(outside), {});
        }),
      ));
  }

  for (const place of ['overlays/c1', 'overlays/c1/gateways', 'overlays/c1/kustomization.yaml', 'overlays/.meshfed/c1.json']) {
    test(`nor writes anything of the cluster where ${place} is one`, () =>
      inTemporaryFolder((outside) =>
        inTemporaryFolder((out) => {
          put(join(outside, 'a.yaml'), 'outside');
          mkdirSync(dirname(join(out, place)), { recursive: true });
          symlinkSync(outside, join(out, place));
          const said = linesOf(out, BOTH);
          assert.equal([...new Set(said)], ['c1 withheld', 'c2 written', `link-in-the-way (c1): ${place} is a link`]);
          assert.equal(contentOf(outside), { 'a.yaml': 'outside' });
        }),
      ));
  }

  test('nor removes through one', () =>
    inTemporaryFolder((outside) =>
      inTemporaryFolder((out) => {
        writeTo(out, BOTH);
        put(join(outside, 'a.yaml'), 'a\n');
        rmSync(join(out, 'overlays/c1/gateways'), { recursive: true });
        symlinkSync(outside, join(out, 'overlays/c1/gateways'));
        assert.equal(linesOf(out, {}), ['c1 withheld', 'c2 removed', 'link-in-the-way (c1): overlays/c1/gateways is a link']);
        assert.equal(contentOf(outside), { 'a.yaml': 'a\n' });
        assert.ok(existsSync(join(out, 'overlays/c1/kustomization.yaml')));
      }),
    ));

  test('nor reads a fifo', () =>
    inTemporaryFolder((out) => {
      mkdirSync(join(out, 'overlays/c1'), { recursive: true });
      execFileSync('mkfifo', [join(out, 'overlays/c1/kustomization.yaml')]);
      assert.equal(linesOf(out, BOTH), ['c1 withheld', 'c2 written', 'link-in-the-way (c1): overlays/c1/kustomization.yaml is a special file']);
    }));
});
