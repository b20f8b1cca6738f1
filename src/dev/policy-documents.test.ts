// What docs/policies.md shows beside what is generated: its expressions are accepted, and its federation.yaml is sound.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { POLICY_KINDS } from '../model/policy.ts';
import { readFederation } from '../model/read-federation.ts';
import { understand } from '../policy/evaluate.ts';
import { holdingPolicies } from '../policy/sets.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { DAY, fixtureFiles } from './fixtures.ts';
import { spec } from './spec.ts';

const text = readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8');

const blocks = (language: string): readonly string[] => [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, content = '']) => content);

spec('docs/policies.md', (test) => {
  test('each federation.yaml that it shows is sound', () => {
    const shown = blocks('yaml').filter((one) => one.includes('kind: Federation'));
    assert.ok(shown.length > 0);
    for (const block of shown) {
      const { faults, settings, policies } = readFederation(memoryTree({ ...Object.fromEntries(fixtureFiles('bookinfo')), 'federation.yaml': block }), DAY);
      assert.equal(faults.map(({ kind }) => kind), []);
      assert.equal(holdingPolicies({ settings, policies }).findings, []);
    }
  });

  for (const kind of POLICY_KINDS) {
    test(`the expression over ${kind} is accepted, and its fields are shown`, () => {
      const part = text.split(`\n### \`over: ${kind}\``)[1]?.split(/^##/m)[0] ?? '';
      const expression = /^```cel\n([^]*?)^```$/m.exec(part)?.[1];
      assert.ok(expression, 'it shows none');
      const understood = understand({ over: kind, expression, message: '"m"' });
      assert.equal('faults' in understood ? understood.faults : [], []);
      assert.ok(part.includes(`| \`${kind}.`));
    });
  }
});
