// Which of several exposures are said to overlap.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';

/** `inner in outer` for each finding, for exposures that are given as `name path`. */
function foundFor(...exposures: readonly string[]): readonly string[] {
  const files = new Map<string, Uint8Array | string>(fixtureFiles('bookinfo'));
  const items = exposures.map((exposure) => exposure.split(' ')).map(([name, path]) => `{name: ${name}, path: ${path}, service: s, namespace: n, port: 80}`);
  const text = `apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata: {name: cluster2}
spec: {exposes: [${items.join(', ')}]}
`;
  const { findings } = compileFiles(files.set('cluster2/more.yaml', text));
  return findings.flatMap(({ code, message }) => (code === 'MF1039' ? [message.replace(/^the path of (.*), (.*), .* that of (.*), so .*$/, '$1 in $3')] : []));
}

spec('overlapping-paths', (test) => {
  test('the inner one, whichever comes first', () => {
    assert.equal(foundFor('a /x/', 'b /x/y/'), ['b in a']);
    assert.equal(foundFor('b /x/y/', 'a /x/'), ['b in a']);
  });
  test('of several that hold it, the nearest', () => assert.equal(foundFor('a /x/', 'b /x/y/', 'c /x/y/z/'), ['b in a', 'c in b']));
  test('of two with one path, the second', () => assert.equal(foundFor('a /x/', 'b /x/'), ['b in a']));
  test('not siblings that start alike', () => assert.equal(foundFor('a /x/y/', 'b /x/y-2/', 'c /x/yy/'), []));
  test('not what stands twice under one name, but what lies around both', () => {
    assert.equal(foundFor('a /x/', 'a /x/'), []);
    assert.equal(foundFor('o /', 'a /x/', 'a /x/').filter((found) => found.startsWith('a')), ['a in o', 'a in o']);
  });
});
