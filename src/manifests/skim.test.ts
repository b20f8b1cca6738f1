// What is taken out moves nothing, and takes nothing else along.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { readManifests } from './read-manifests.ts';
import { skim } from './skim.ts';

const DUMP = `apiVersion: v1
items:
- apiVersion: v1
  kind: Service
  metadata:
    managedFields:
    - apiVersion: v1
      fieldsV1:
        f:spec: {}
    name: a
    namespace: b
  spec:
    ports:
    - port: 80

  status:
    loadBalancer: {}

- apiVersion: v1
  data:
    x: |
      kind: Service
  kind: ConfigMap
  metadata: {name: c}
kind: List
`;

spec('skim', (test) => {
  test('keeps every offset, and all that is read', () => {
    const skimmed = skim(DUMP);
    assert.is(skimmed.length, DUMP.length);
    for (const word of ['name: a', 'port: 80', 'name: c', 'kind: List']) assert.is(skimmed.indexOf(word), DUMP.indexOf(word));
    for (const word of ['fieldsV1', 'loadBalancer', 'x: |']) assert.not.ok(skimmed.includes(word));
    const { manifests, faults } = readManifests({ path: 'x', text: DUMP });
    assert.equal(faults, []);
    assert.equal(manifests.map(({ kind, name }) => `${kind} ${name}`), ['Service a', 'other c']);
  });

  test('the last line without its break stays, and so does what stands beside a key', () => {
    for (const text of ['status:\n  a: 1', 'status: {a: 1}\nb: 2\n', 'data: |\n  a\nb: 1\n', '{"data":\n  {}}\n', 'a: 1\n', '']) assert.is(skim(text).length, text.length);
    assert.is(skim('status: {a: 1}\nb: 2\n'), 'status: {a: 1}\nb: 2\n');
  });

  test('a text that only looks like a dump still parses', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n  annotations:\n    note: |\n      status:\n        fine\n      more\n';
    assert.equal(readManifests({ path: 'x', text }).faults, []);
  });

  test('items of a list at the key’s own column end with it', () => {
    const text = 'env:\n- a\n- b\nname: c\n';
    assert.is(skim(text), `env:\n${' '.repeat(7)}\nname: c\n`);
  });
});
