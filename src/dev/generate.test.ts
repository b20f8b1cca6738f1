// The generated validators: that they are those of the schemas as they stand, that they need nothing else, and what they say.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { agreement, federation, type ShapeError } from '../syntax/shape.generated.js';
import { generate } from './generate.ts';
import { spec } from './spec.ts';

const HEAD = { apiVersion: 'meshfed.dev/v1alpha1', kind: 'Agreement', metadata: { name: 'cluster1' } };

const shown = (errors: readonly ShapeError[]): string => errors.map(({ keyword, pointer, params }) => `${pointer} ${keyword} ${JSON.stringify(params)}`).join('\n');

const inSpec = (content: object): string => shown(agreement({ ...HEAD, spec: content }));

spec('generate', (test) => {
  test('the files in src are what the schemas give', async () => {
    for (const [path, text] of await generate()) assert.ok(readFileSync(path, 'utf8') === text, `${path} is out of date: npm run generate`);
  });

  test('the validators load under plain node where no package is installed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shape-'));
    try {
      copyFileSync('src/syntax/shape.generated.js', join(folder, 'shape.mjs'));
      const script = `import { agreement } from './shape.mjs'; console.log(agreement({}).length, 'errors');`;
      const output = execFileSync(process.execPath, ['--input-type=module', '--disallow-code-generation-from-strings', '-e', script], { cwd: folder, encoding: 'utf8' });
      assert.is(output, '4 errors\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('names what is missing, unknown, empty, or of the wrong type', () => {
    assert.is(inSpec({ exposes: [{ namespace: 'b', port: '80', To: [], to: [{ cluster: 'c', methods: [] }] }], trust: null }), [
      '/spec/trust type {"type":"array"}',
      '/spec/exposes/0 required {"missingProperty":"service"}',
      '/spec/exposes/0 additionalProperties {"additionalProperty":"To"}',
      '/spec/exposes/0/port type {"type":"integer"}',
      '/spec/exposes/0/to/0/methods minItems {"limit":1}',
    ].join('\n'));
  });

  test('says of a value of the wrong type only that', () => {
    assert.is(inSpec({ target: null }), '/spec/target type {"type":"string"}');
    assert.is(inSpec({ target: 'istio-1.3' }), '/spec/target enum {"allowedValues":["istio","istio-1.2"]}');
  });

  test('takes an identity or a list of them', () => {
    assert.is(inSpec({ peers: [{ cluster: 'a', egress: { identity: 'x' }, ingress: { identity: ['x', 'y'] } }] }), '');
    assert.is(inSpec({ peers: [{ cluster: 'a', egress: { identity: [] }, ingress: { identity: [1] } }, { cluster: 'b', egress: { identity: 1 } }] }), [
      '/spec/peers/0/ingress/identity/0 type {"type":"string"}',
      '/spec/peers/0/egress/identity minItems {"limit":1}',
      '/spec/peers/1/egress/identity type {"type":["string","array"]}',
    ].join('\n'));
  });

  test('leaves the rules of values to src/model/values.ts', () => {
    assert.is(inSpec({ hostname: 'NO HOST', gateways: { ingress: { port: 15021 } } }), '');
  });

  test('sees keys that every object has, and objects without a prototype', () => {
    const bare = (content: object): object => Object.assign(Object.create(null) as object, content);
    assert.is(shown(agreement(bare({ ...HEAD, spec: bare({ constructor: 1 }) }))), '/spec additionalProperties {"additionalProperty":"constructor"}');
    assert.is(inSpec(JSON.parse('{"__proto__": {}}') as object), '/spec additionalProperties {"additionalProperty":"__proto__"}');
    assert.is(shown(agreement(Object.create(HEAD))).split('\n').length, 4);
  });

  test('a federation needs neither metadata nor spec', () => {
    assert.is(shown(federation({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Federation' })), '');
    assert.is(shown(federation({ apiVersion: 'meshfed.dev/v1alpha1', kind: 'Federation', spec: { severities: { MF4001: 'off' } } })),
      '/spec/severities/MF4001 enum {"allowedValues":["error","warning","note"]}');
  });
});
