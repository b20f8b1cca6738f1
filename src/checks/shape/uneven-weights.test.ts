// When weights are compared, and with which others.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';
import { positionOf } from '../../text/source.ts';

/** The lines on which the check finds something, where line 1 is the first source. */
function foundFor(...sources: readonly string[]): readonly number[] {
  const files = new Map<string, Uint8Array | string>(fixtureFiles('bookinfo'));
  const from = sources.map((source) => `  {cluster: cluster2, exposure: bookinfo/myratings/v1, ${source}}`).join(',\n');
  const text = `apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata: {name: cluster1}
spec: {consumes: [{as: {service: details, namespace: default, port: 9080}, from: [
${from}
  ]}]}
`;
  const { findings } = compileFiles(files.set('cluster1/more.yaml', text));
  return findings.flatMap(({ code, at }) => (code === 'MF1045' && at !== null ? [positionOf(at).line - 4] : []));
}

spec('uneven-weights', (test) => {
  test('weights of one priority are 100 in sum', () => {
    assert.equal(foundFor('weight: 60', 'weight: 40'), []);
    assert.equal(foundFor('weight: 60', 'weight: 50'), [1]);
    assert.equal(foundFor('weight: 100', 'weight: 0'), []);
    assert.equal(foundFor('weight: 0', 'weight: 0'), [1]);
  });
  test('those of another priority count apart', () => {
    assert.equal(foundFor('weight: 100', 'priority: 1'), []);
    assert.equal(foundFor('weight: 50', 'weight: 50, priority: 1'), [1, 2]);
  });
  test('a source without one is shown itself, wherever it stands', () => {
    assert.equal(foundFor('priority: 0', 'weight: 100'), [1]);
    assert.equal(foundFor('weight: 100', 'weight: 0', 'priority: 0'), [3]);
  });
  test('a weight that cannot be read is not missed as well', () => assert.equal(foundFor('weight: 60', 'weight: 1000'), []));
});
