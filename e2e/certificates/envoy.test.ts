// Chains of every shape, held against what Envoy 1.40 said of them: `measure-envoy.ts` wrote it down, and can do so again.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { chains } from './chains.ts';
import { verdictOf } from './verdict.ts';

const measured = new Map(
  readFileSync(new URL('envoy-1.40.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => [line.slice(line.indexOf(' ') + 1), line.startsWith('accepted ')] as const),
);

/** What Envoy does not look at in a trusted CA, and what is refused here all the same: other verifiers do look. */
const OF_TRUSTED = new Set(['critical-extension', 'usage', 'path-length', 'not-a-ca']);

spec('chains, as Envoy judges them', (test) => {
  test('each was measured', () => {
    assert.equal([...chains()].map(({ name }) => name).sort(), [...measured.keys()].sort());
  });

  test('what is accepted here Envoy accepts; what it accepts and is refused here is a fault of the trusted CA itself', () => {
    for (const chain of chains()) {
      const ours = verdictOf(chain);
      const accepted = measured.get(chain.name);
      const isOfTrusted = ours.kind === 'refused' && OF_TRUSTED.has(ours.reason) && ours.culprit === ours.path.at(-1);
      if (isOfTrusted && accepted === true) continue;
      assert.is(ours.kind === 'verified', accepted, `${chain.name}: here ${ours.kind === 'verified' ? 'verified' : ours.reason}`);
    }
  });
});
