// The command line with the schemas on board. oracle/ compares the rest of it with native kubeconform.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';

const PROGRAM = fileURLToPath(new URL('../bin/kubeconform-wasm.js', import.meta.url));
const FOLDER = fileURLToPath(new URL('../oracle/', import.meta.url));

function run(command: readonly string[], input = ''): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(PROGRAM, command, { cwd: FOLDER, input, encoding: 'utf8' });
}

spec('kubeconform-wasm', (test) => {
  test('passes a folder', () => {
    const { status, stdout, stderr } = run(['-strict', '-summary', 'manifests']);
    assert.is(stderr, '');
    assert.is(stdout, 'Summary: 20 resources found in 17 files - Valid: 20, Invalid: 0, Errors: 0, Skipped: 0\n');
    assert.is(status, 0);
  });

  test('fails standard input, and says where', () => {
    const { status, stdout } = run(['-strict', '-output', 'json'], 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1}\n');
    assert.is(status, 1);
    assert.equal(JSON.parse(stdout).resources[0].validationErrors, [{ path: '/data/a', msg: 'got number, want null or string' }]);
  });

  test('takes other versions of a set', () => {
    assert.is(run(['-schema-location', 'default:istio=1.29', 'manifests/gateway.yaml']).status, 0);
    assert.match(run(['-schema-location', 'default:istio=1.2', 'manifests/gateway.yaml']).stdout, /could not find schema for Gateway/);
  });

  test('has no network, and says so', () => {
    const { status, stderr } = run(['-schema-location', 'https://schemas.example.com', 'manifests']);
    assert.is(status, 1);
    assert.match(stderr, /kubeconform-wasm has no network to read https:\/\/schemas\.example\.com/);
  });

  test('does not pass a run that hangs', () => {
    const { status, stderr } = run(['-n', '0', 'manifests/gateway.yaml']);
    assert.is(status, 2);
    assert.match(stderr, /ended without a result/);
  });
});
