// The policies that come with meshfed: each means what its examples say, and the baseline is silent where nothing is wrong.
import { readdirSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { compile } from '../compile.ts';
import { changeStories, DAY, fixtureFiles, stories } from '../dev/fixtures.ts';
import { policiesIn, policyPages } from '../dev/generate-policies.ts';
import { spec } from '../dev/spec.ts';
import { isPolicyCode, POLICY_SETS } from '../model/policy.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { evaluateHere, understand } from './evaluate.ts';
import { examplesOf, runExample } from './examples.ts';
import { policiesOfSet } from './sets.ts';

spec('our policies', (test) => {
  for (const set of POLICY_SETS) {
    for (const policy of policiesIn(set)) {
      test(`${set}: ${policy.name}`, () => {
        const understood = understand(policy);
        assert.equal('faults' in understood ? understood.faults : [], []);
        const examples = examplesOf(policy);
        for (const expected of ['fails', 'passes']) assert.ok(examples.some((example) => example.expected === expected), `it has no example that ${expected}`);
        for (const example of examples) {
          const { holds, findings, faults } = runExample(policy, example, evaluateHere);
          assert.ok(holds, `${example.expected}: ${example.about}\n${[...faults, ...findings].map(({ code, message }) => `${code} ${message}`).join('\n') || 'nothing is found'}`);
        }
        // Findings show at most 200 characters of it.
        assert.ok(policy.why.trim().length <= 200, 'its `why` is over 200 characters long');
        assert.ok((policy.fix ?? '').trim().length > 0, 'it does not say what to write instead');
      });
    }
  }

  test('the pages are those of the policies as they stand', () => {
    const pages = policyPages();
    for (const [path, text] of pages) assert.is(readFileSync(path, 'utf8'), text, `${path}: npm run golden`);
    const present = POLICY_SETS.flatMap((set) => readdirSync(`policies/${set}`).filter((file) => file.endsWith('.md')).map((file) => `policies/${set}/${file}`));
    assert.equal(present.filter((path) => !pages.has(path)), []);
  });

  test('a set holds all of those before it', () => {
    const sizes = POLICY_SETS.map((set) => policiesOfSet(set).length);
    assert.equal([...sizes].sort((a, b) => a - b), sizes);
    const names = policiesOfSet('regulated').map(({ name }) => name);
    assert.is(new Set(names).size, names.length, 'a name stands in two sets');
  });

  test('no policy of the baseline is an error', () => assert.equal(policiesOfSet('baseline').filter(({ severity }) => severity === 'error'), []));

  test('the baseline finds nothing in fixtures', () => {
    for (const story of [...stories(), ...changeStories()]) {
      const { findings } = compile(memoryTree(Object.fromEntries(fixtureFiles(story))), { now: DAY, evaluate: evaluateHere });
      assert.equal(findings.filter(({ code }) => isPolicyCode(code)).map(({ code, message }) => `${story}: ${code} ${message}`), []);
    }
  });
});
