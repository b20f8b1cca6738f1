// The package as others get it: packed, installed into an empty project, loaded there; and its sources type-checked.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';

const HOME = fileURLToPath(new URL('../', import.meta.url));
const USE = `import { loadKubeconform, startWorkerValidator } from 'kubeconform-wasm';
const text = 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndata: {a: 1}\\n';
const here = (await loadKubeconform()).validator().validate(text);
const there = await startWorkerValidator();
console.log(here[0].message, JSON.stringify(await there.validate(text)) === JSON.stringify(here));
await there.close();
`;

spec('the package', (test) => {
  test('works in an empty project, and brings nothing along', () => {
    const project = mkdtempSync(join(tmpdir(), 'kubeconform-wasm-'));
    try {
      const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--pack-destination', project], { cwd: HOME, encoding: 'utf8' }));
      writeFileSync(join(project, 'package.json'), '{"type": "module"}');
      execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed.filename}`], { cwd: project });
      writeFileSync(join(project, 'use.js'), USE);
      assert.is(execFileSync(process.execPath, ['use.js'], { cwd: project, encoding: 'utf8' }), "at '/data/a': got number, want null or string true\n");
      assert.is(execFileSync('npm', ['ls', '--all', '--parseable'], { cwd: project, encoding: 'utf8' }).trim().split('\n').length, 2);
      assert.match(execFileSync('node_modules/.bin/kubeconform-wasm', ['-v'], { cwd: project, encoding: 'utf8' }), /^v\d/);
    } finally {
      rmSync(project, { recursive: true });
    }
  });

  test('is well typed, inside and outside', () => {
    assert.is(execFileSync(join(HOME, '../../node_modules/.bin/tsc'), ['-p', HOME], { encoding: 'utf8' }), '');
  });
});
