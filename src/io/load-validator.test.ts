// What is emitted fits the schemas, by the real kubeconform; what does not is found at its field, with the agreement behind it.
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { DAY, fixtureFiles, stories } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import type { Overlay } from '../emit/overlay.ts';

import { memoryTree } from '../text/memory-tree.ts';
import { positionOf } from '../text/source.ts';
import { validateOverlays } from '../validate/validate-overlays.ts';
import { loadValidator } from './load-validator.ts';

const validate = await loadValidator();

const treeOf = (story: string): ReturnType<typeof memoryTree> => memoryTree(Object.fromEntries(fixtureFiles(story)));

function overlaysOf(story: string): readonly Overlay[] {
  return compile(treeOf(story), { now: DAY }).compiled.map(({ overlay }) => overlay);
}

/** The overlay with one text in place of another, in every file. */
const broken = (overlay: Overlay, from: string, to: string): Overlay => ({
  ...overlay,
  files: new Map([...overlay.files].map(([path, file]) => [path, { ...file, text: file.text.replace(from, to) }])),
});

spec('validate overlays', (test) => {
  for (const story of stories()) {
    test(`${story}: every manifest fits its schema`, () => {
      assert.equal(compile(treeOf(story), { now: DAY, validate }).findings.filter(({ code }) => code === 'MF5002'), []);
    });
  }
  test('an unknown field is found, at its object, with the line of the agreement (C171)', () => {
    const overlays = overlaysOf('bookinfo').map((overlay) => broken(overlay, 'insecureSkipVerify:', 'insecureSkipVerfiy:'));
    const [finding, ...more] = validateOverlays(overlays, validate);
    assert.is(more.length, 0);
    assert.match(finding?.message ?? '', /insecureSkipVerfiy/);
    assert.is(finding?.at?.source.path, 'overlays/cluster1/consumes/destinationrule-c2.example.com.yaml');
    assert.is(finding?.related[0]?.at.source.path, 'cluster1/agreement.yaml');
    assert.equal(finding?.withholds, ['cluster1', 'cluster2']);
  });
  test('a value of another type is found at its line', () => {
    const overlays = overlaysOf('bookinfo').map((overlay) => broken(overlay, 'minReplicas: 2', 'minReplicas: two'));
    const findings = validateOverlays(overlays, validate);
    assert.equal(findings.map(({ at }) => at?.source.text.split('\n')[positionOf(at).line - 1]), ['  minReplicas: two', '  minReplicas: two']);
  });
  test('a kind without a schema is not taken for valid (C170)', () => {
    const overlays = overlaysOf('bookinfo').map((overlay) => broken(overlay, 'kind: PodDisruptionBudget', 'kind: PodDisruptionBugdet'));
    assert.is(validateOverlays(overlays, validate).length, 2);
  });
  test('a compile whose manifest is refused gives no overlay at all', () => {
    const { compiled, withheld, findings } = compile(treeOf('bookinfo'), {
      now: DAY,
      validate: (text) => (text.includes('kind: Namespace') ? [{ document: 0, pointer: '/metadata', message: 'it is refused' }] : []),
    });
    assert.equal([compiled.length, withheld], [0, ['cluster1', 'cluster2']]);
    assert.is(findings.filter(({ code }) => code === 'MF5002').length, 2);
  });
});
