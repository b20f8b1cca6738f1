// `meshfed-compile --fix` as its users meet it.
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { folderOf } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { main } from './main.ts';

function compile(...args: readonly string[]): { readonly status: number; readonly out: string; readonly err: string } {
  const streams = captured();
  return { status: atOnce(main(['compile', '--now', '2026-11-25', ...args], streams, { validate: undefined })), ...streams.printed };
}

spec('meshfed compile --fix', (test) => {
  test('it mends the agreement, says what, and compiles what it mended; a second run has nothing to mend', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-fix-'));
    try {
      cpSync(folderOf('bookinfo', 'agreements'), join(root, 'agreements'), { recursive: true });
      const file = join(root, 'agreements/cluster2/agreement.yaml');
      const right = readFileSync(file, 'utf8');
      writeFileSync(file, right.replaceAll('[GET]', '[get]'));
      const first = compile(join(root, 'agreements'), '--fix', '--format', 'json');
      assert.equal([first.status, JSON.parse(first.out).summary.errors], [0, 0]);
      assert.is(first.err, 'fixed MF1018 not-a-choice at cluster2/agreement.yaml:26\nfixed MF1018 not-a-choice at cluster2/agreement.yaml:31\n');
      assert.is(readFileSync(file, 'utf8'), right);
      assert.is(compile(join(root, 'agreements'), '--fix').err, '');
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('an agreement that is read-only stays: that is a finding, and what stands there is compiled', () => {
    const root = mkdtempSync(join(tmpdir(), 'meshfed-fix-'));
    try {
      cpSync(folderOf('bookinfo', 'agreements'), join(root, 'agreements'), { recursive: true });
      const file = join(root, 'agreements/cluster2/agreement.yaml');
      const wrong = readFileSync(file, 'utf8').replaceAll('[GET]', '[get]');
      writeFileSync(file, wrong);
      chmodSync(file, 0o444);
      const { status, out, err } = compile(join(root, 'agreements'), '--fix', '--format', 'json');
      const { findings, overlays } = JSON.parse(out);
      assert.equal([status, err, readFileSync(file, 'utf8')], [1, '', wrong]);
      const [unwritten] = findings.filter(({ code }: { code: string }) => code === 'MF0007');
      assert.is(unwritten.file, 'cluster2/agreement.yaml');
      assert.match(unwritten.message, /^cluster2\/agreement\.yaml is read-only, so not all that should be written is written\./);
      assert.equal(overlays.map(({ status: one }: { status: string }) => one), ['written', 'withheld']);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test('--check writes nothing, so the two do not go together', () => {
    assert.match(compile(folderOf('bookinfo', 'agreements'), '--check', '--fix').err, /take one of them/);
  });
});
