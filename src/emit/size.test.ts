// How large objects become where one hostname serves very many exposures.
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';

/** An API server takes requests of 3 MiB, and etcd, which keeps the object, of 1.5 MiB. https://etcd.io/docs/v3.6/dev-guide/limit/ */
const LIMIT = 2 ** 20;

spec('size', (test) => {
  test('1,500 exposures fit into objects that an API server takes (C143)', () => {
    const files = fixtureFiles('bookinfo');
    const more = Array.from({ length: 1500 }, (_, index) => `    - {service: service-${index}, namespace: namespace-${index % 9}, port: 80, to: [{cluster: cluster1, methods: [GET]}]}\n`);
    const agreement = new TextDecoder().decode(files.get('cluster2/agreement.yaml')) + more.join('');
    const { compiled } = compileFiles(new Map<string, Uint8Array | string>(files).set('cluster2/agreement.yaml', agreement));
    const overlay = compiled.map((one) => one.overlay).find(({ cluster }) => cluster === 'cluster2');
    // A small text is no large object, and to read all of them takes long.
    const large = [...(overlay?.files ?? [])].filter(([, { text }]) => text.length > LIMIT / 4);
    assert.ok(large.length > 0);
    const sizes = large.map(([path, { text }]) => [path, Buffer.byteLength(JSON.stringify(parse(text)))] as const);
    assert.equal(sizes.filter(([, bytes]) => bytes > LIMIT), []);
  });
});
