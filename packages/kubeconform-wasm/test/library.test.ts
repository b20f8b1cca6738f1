// The library over the real wasm: what is reported, and where.
import { readFileSync, readdirSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { spec } from '../../../src/dev/spec.ts';
import { loadKubeconform } from '../lib/index.js';

const kubeconform = await loadKubeconform();
const MANIFESTS = new URL('../oracle/manifests/', import.meta.url);
const manifest = (name: string): string => readFileSync(new URL(`${name}.yaml`, MANIFESTS), 'utf8');
const service = (fields: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: a, namespace: b}\nspec: ${fields}\n`;

spec('validate', (test) => {
  test('passes every manifest that real clusters take', () => {
    const validator = kubeconform.validator();
    for (const file of readdirSync(MANIFESTS)) {
      const documents = validator.validate(readFileSync(new URL(file, MANIFESTS)));
      assert.is(documents.map(({ status, message }) => status + message).join(), documents.map(() => 'valid').join(), file);
      assert.ok(documents.length > 0);
    }
  });

  test('says which document, where it starts in bytes, and which fields', () => {
    const first = `# é\n${service('{ports: [{port: 80}]}')}`;
    const [one, two, ...others] = kubeconform.validator().validate(`${first}---\n# nothing\n---\n${service('{ports: [{port: x}], typ: ClusterIP}')}unknown: 1\n`);
    assert.is(others.length, 0);
    assert.equal({ ...one }, { index: 0, item: null, offset: 0, kind: 'Service', apiVersion: 'v1', name: 'a', namespace: 'b', status: 'valid', message: '', errors: [] });
    assert.is(two?.index, 2);
    assert.is(two?.offset, Buffer.byteLength(`${first}---\n# nothing\n---\n`));
    assert.is(two?.status, 'invalid');
    // Two faults below one object: kubeconform names the object, `faults` has both.
    assert.equal(two?.errors.map(({ pointer }) => pointer), ['', '/spec']);
    assert.equal(two?.errors[1]?.faults.map(({ pointer }) => pointer), ['/spec', '/spec/ports/0/port']);
    assert.is(
      two?.message,
      "at '': additional properties 'unknown' not allowed; at '/spec': additional properties 'typ' not allowed; at '/spec/ports/0/port': got string, want integer",
    );
  });

  test('writes pointers as RFC 6901 does', () => {
    const [document] = kubeconform.validator().validate(manifest('config-map').replace('level: "3"', '"a/b~c": 3'));
    assert.is(document?.errors[0]?.pointer, '/data/a~1b~0c');
  });

  test('tells skipped and error from valid', () => {
    const validator = kubeconform.validator({ skip: ['v1/Service'], reject: ['ConfigMap'], ignoreMissingSchemas: true });
    const text = [service('{a: b}'), manifest('config-map'), 'apiVersion: v9\nkind: Nothing\n', 'kind: Pod\n', 'a: [\n'].join('---\n');
    assert.is(validator.validate(text).map(({ status }) => status).join(), 'skipped,error,skipped,error,error');
    assert.is(kubeconform.validator().validate('apiVersion: v9\nkind: Nothing\n')[0]?.message, 'could not find schema for Nothing');
  });

  test('looks into a List, and says which item', () => {
    const [document] = kubeconform.validator().validate('apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {a: 1}}\n');
    assert.is(document?.item, 0);
    assert.is(document?.errors[0]?.pointer, '/data/a');
  });

  test('does not let the rest of a text pass that kubeconform would not read', () => {
    assert.is(kubeconform.validator().validate(`${service('{a: b}')}--- `).map(({ status }) => status).join(), 'error');
    assert.is(kubeconform.validator().validate(`${service('{}')}---`).map(({ status }) => status).join(), 'valid');
  });

  test('minds strict, and a null only where a field is needed', () => {
    const text = service('{ports: [{port: 80}], unknown: 1, externalName: null}');
    assert.is(kubeconform.validator({ strict: false }).validate(text)[0]?.status, 'valid');
    assert.is(kubeconform.validator().validate(text)[0]?.message, "at '/spec': additional properties 'unknown' not allowed");
    assert.is(kubeconform.validator().validate(service('{ports: [{port: null}]}'))[0]?.message, "at '/spec/ports/0/port': got null, want integer");
  });

  test('survives a document that is too deep for its stack, and judges its neighbours', () => {
    const deep = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: deep}\ndata: {a: ${'['.repeat(9000)}${']'.repeat(9000)}}\n`;
    const validator = kubeconform.validator();
    assert.is(validator.validate([service('{}'), deep, service('{a: b}')].join('---\n')).map(({ index, status }) => index + status).join(), '0valid,1error,2invalid');
    assert.is(validator.validate(service('{}'))[0]?.status, 'valid');
  });

  test('refuses what it does not know', () => {
    assert.throws(() => kubeconform.validator({ stict: true } as object), /unknown option 'stict'/);
    assert.throws(() => kubeconform.validator({ versions: { kubernetes: '1.20.0' } }), /no schemas of kubernetes 1.20.0 on board; there are 1\.\d+,/);
    assert.throws(() => kubeconform.validator({ versions: { istoi: '1.30' } as object }), /no schema set 'istoi'/);
    assert.throws(() => kubeconform.validator({ customResources: ['kind: Pod'] }), /not a CustomResourceDefinition/);
    assert.throws(() => kubeconform.validator().validate(7 as never), /neither a string nor a Uint8Array/);
  });
});

spec('custom resources', (test) => {
  const validator = kubeconform.validator({ customResources: [manifest('custom-resource-definition')] });
  const widget = (spec: string, more = ''): string => {
    const [document] = validator.validate(`apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a, namespace: b${more}}\nspec: ${spec}\n`);
    return `${document?.status} ${document?.message}`.trim();
  };

  test('are checked as the API server would', () => {
    assert.is(widget('{size: 1}'), 'valid', 'colour has a default');
    assert.is(widget('{size: 1, target: 80, note: null, extra: {any: [thing]}}'), 'valid');
    assert.is(widget('{size: 1, target: http}'), 'valid');
    assert.is(widget('{size: 0}'), "invalid at '/spec/size': minimum: got 0, want 1");
    assert.is(widget('{}'), "invalid at '/spec': missing property 'size'");
    assert.is(widget('{size: 1, parts: [{nam: a}]}'), "invalid at '/spec/parts/0': additional properties 'nam' not allowed");
    assert.is(widget('{size: 1, parts: null}'), 'valid');
    assert.is(widget('{size: 1, parts: [null]}'), "invalid at '/spec/parts/0': got null, want object");
  });

  test('have the metadata that Kubernetes gives', () => {
    assert.is(widget('{size: 1}', ', labls: {}'), "invalid at '/metadata': additional properties 'labls' not allowed");
  });

  test('are known by group, version and kind alone', () => {
    assert.is(validator.validate('apiVersion: other.com/v1\nkind: Widget\nmetadata: {name: a}\n')[0]?.status, 'error');
    assert.is(kubeconform.validator().validate('apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: a}\n')[0]?.status, 'error');
  });
});
