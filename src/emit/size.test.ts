// How large objects become where one hostname serves very many exposures.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';

/** Bytes. Client-side apply keeps a copy of an object in an annotation of at most 256 KiB, and etcd takes 1.5 MiB; ours stay far below both. */
const LIMIT = 100_000;

spec('size', (test) => {
  test('1,500 exposures fit into objects that an API server takes (C143)', () => {
    const files = fixtureFiles('bookinfo');
    const more = Array.from({ length: 1500 }, (_, index) => `    - {service: service-${index}, namespace: namespace-${index % 9}, port: 80, to: [{cluster: cluster1, methods: [GET]}]}\n`);
    const agreement = new TextDecoder().decode(files.get('cluster2/agreement.yaml')) + more.join('');
    const { compiled } = compileFiles(new Map<string, Uint8Array | string>(files).set('cluster2/agreement.yaml', agreement));
    const overlay = compiled.map((one) => one.overlay).find(({ cluster }) => cluster === 'cluster2');
    const sizes = [...(overlay?.files ?? [])].map(([path, { text }]) => [path, text.length] as const);
    assert.ok(sizes.length > 1500 / 100);
    assert.equal(sizes.filter(([, bytes]) => bytes > LIMIT), []);
  });
});
