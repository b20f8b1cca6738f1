// What docs/policies.md shows holds: its policies do what their examples say, and its expressions are accepted.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { POLICY_KINDS } from '../model/policy.ts';
import { readFederation } from '../model/read-federation.ts';
import { evaluateHere, understand } from '../policy/evaluate.ts';
import { testPolicies } from '../policy/test-policies.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { DAY, fixtureFiles } from './fixtures.ts';
import { spec } from './spec.ts';

const text = readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8');

const blocks = (language: string): readonly string[] => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, content = '']) => content);

spec('docs/policies.md', (test) => {
  test('each policy that it shows holds to its examples, some of each sort', () => {
    const files = blocks('yaml').flatMap((block) => {
      const path = /^# (policies\/.*)$/m.exec(block)?.[1];
      return path === undefined ? [] : [[path, block] as const];
    });
    assert.ok(files.length > 0);
    const { faults, tested } = testPolicies(readFederation(memoryTree({ ...Object.fromEntries(fixtureFiles('bookinfo')), ...Object.fromEntries(files) }), DAY), evaluateHere);
    assert.equal(faults.map(({ message }) => message), []);
    assert.is(tested.length, files.length);
    for (const { results } of tested) {
      assert.equal(results.filter(({ holds }) => !holds).map(({ example }) => example.about), []);
      assert.equal(new Set(results.map(({ example }) => example.expected)).size, 2);
    }
  });

  test('each federation.yaml that it shows is sound, but for what it excuses and nothing has', () => {
    for (const block of blocks('yaml').filter((one) => one.includes('kind: Federation'))) {
      const { faults } = readFederation(memoryTree({ ...Object.fromEntries(fixtureFiles('bookinfo')), 'federation.yaml': block }), DAY);
      assert.equal(faults.map(({ kind }) => kind), []);
    }
  });

  for (const kind of POLICY_KINDS) {
    test(`the expression over ${kind} is accepted, and its fields are shown`, () => {
      const part = text.split(`### over: ${kind}\n`)[1]?.split(/^##/m)[0] ?? '';
      const expression = /^```cel\n([^]*?)^```$/m.exec(part)?.[1];
      assert.ok(expression);
      assert.not('faults' in understand({ over: kind, expression, message: '"m"' }));
      assert.ok(part.includes(`| \`${kind}.`));
    });
  }
});
