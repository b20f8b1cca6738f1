// `meshfed validate` as its users meet it.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { atOnce, captured } from '../dev/captured-streams.ts';
import { spec } from '../dev/spec.ts';
import { main } from './main.ts';
import { portsFor } from './ports.ts';

const PORTS = await portsFor(['validate']);

const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b: c\n';
const BAD = 'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata:\n  name: a\nspec:\n  selecter:\n    istio: x\n';

function inFolder(files: Readonly<Record<string, string>>, use: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'meshfed-validate-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

function validate(...args: readonly string[]): { readonly status: number; readonly out: string; readonly err: string } {
  const streams = captured();
  return { status: atOnce(main(['validate', ...args], streams, PORTS)), ...streams.printed };
}

spec('meshfed validate', (test) => {
  test('0 where all is valid, in files and folders; dotted folders are not looked at', () =>
    inFolder({ 'a.yaml': GOOD, 'x/b.json': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'b' } }), '.meshfed/c.json': '{}', 'README.md': '#' }, (root) => {
      const { status, out } = validate(root, join(root, 'a.yaml'));
      assert.equal([status, out], [0, '3 files: 0 errors\n']);
    }));
  test('a path that leads nowhere is usage', () =>
    inFolder({ 'a.yaml': GOOD }, (root) => {
      symlinkSync('loop', join(root, 'loop'));
      for (const name of ['none', 'loop', 'a.yaml/x', 'x'.repeat(300)]) {
        const { status, out, err } = validate(join(root, name));
        assert.equal([status, out], [2, ''], name);
        assert.match(err, /^meshfed validate: /);
      }
    }));
  test('1 for an unknown field, in the second document of a file, with its line', () =>
    inFolder({ 'a.yaml': `${GOOD}---\n${BAD}` }, (root) => {
      const { status, out } = validate(join(root, 'a.yaml'), '--format', 'json');
      const [finding, ...more] = JSON.parse(out).findings;
      assert.equal([status, finding.code, finding.line, more], [1, 'MF5002', 12, []]);
      assert.match(finding.message, 'selecter');
    }));
  test('1 for what is no YAML, no manifest, or of a kind without a schema', () =>
    inFolder({ 'a.yaml': 'a: [\n', 'b.yaml': 'a: 1\n', 'c.yaml': GOOD.replace('ConfigMap', 'ConfigMop') }, (root) => {
      assert.is(validate(root).status, 1);
      assert.match(validate(root).out, '3 files: 3 errors');
    }));
  test('a key that stands twice, at its own line, with the first', () =>
    inFolder({ 'a.yaml': `${GOOD}---\n${GOOD}  c: d\n  b: e\n` }, (root) => {
      const { findings } = JSON.parse(validate(join(root, 'a.yaml'), '--format', 'json').out);
      assert.equal(findings.map((finding: { line: number; related: readonly { line: number }[] }) => [finding.line, finding.related.map(({ line }) => line)]), [[15, [13]]]);
    }));
  test('of a file with a fault in each of its documents the first hundred, and how many are left', () =>
    inFolder({ 'a.yaml': '---\na: b\n'.repeat(1000), 'b.yaml': '---\na: b\n'.repeat(101) }, (root) => {
      const { findings } = JSON.parse(validate(join(root, 'a.yaml'), '--format', 'json').out);
      assert.equal([findings.length, findings.at(-1).line], [101, 200]);
      assert.ok(findings.some(({ line, message }: { line: number; message: string }) => line === 1 && message.includes('900 more faults')));
      assert.match(validate(join(root, 'b.yaml')).out, /there is 1 more fault,/);
    }));
  test('2 for nothing, and for what does not exist', () => {
    assert.is(validate().status, 2);
    assert.is(validate('/nowhere/at/all').status, 2);
  });
});
