// Each field of each emitted manifest changed, left out, doubled: the proof refuses it, or docs/mutants.md says why it is harmless.
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { tryMutants } from '../dev/all-mutants.ts';
import { spec } from '../dev/spec.ts';
import { HARMLESS, reasonFor } from './survivors.ts';

/** `MESHFED_MUTANTS=1` for all of them; otherwise one in so many. */
const STEP = Number(process.env['MESHFED_MUTANTS'] ?? 7);

const rows = [...readFileSync(new URL('../../docs/mutants.md', import.meta.url), 'utf8').matchAll(/^\| `(.*)` \| \d+ \| (.*) \|$/gm)];
const listed = new Map(rows.map(([, kind = '', reason = '']) => [kind, reason]));

spec('mutants of manifests', (test) => {
  test('each is refused, or stands in the list', () => {
    const { count, refused, survivors } = tryMutants(STEP);
    assert.equal([...survivors.keys()].filter((kind) => !listed.has(kind)), []);
    if (STEP === 1) assert.equal([...listed.keys()].filter((kind) => !survivors.has(kind)), []);
    assert.ok(count >= 1000 && refused > count / 3, `${refused} of ${count}`);
  });

  test('each line of the list has its reason, and no reason is for nothing', () => {
    for (const [kind, reason] of listed) assert.is(reason, reasonFor(kind), kind);
    assert.equal(HARMLESS.filter(([, reason]) => ![...listed.values()].includes(reason)).map(([, reason]) => reason), []);
  });
});
