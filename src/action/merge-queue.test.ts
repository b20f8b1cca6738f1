// Which commits of a merge group are one pull request, and what their comments cover.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import type { CommitId } from '../io/git/commits.ts';
import { queueEntries, uncovered, type JudgedEntry } from './merge-queue.ts';

/** `ab` is a step from a to b. */
const steps = (...pairs: readonly string[]) => pairs.map(([before, after]) => ({ before: before as CommitId, after: after as CommitId }));

const entries = (pairs: readonly string[], pulls: Readonly<Record<string, readonly number[]>>): readonly string[] =>
  queueEntries(steps(...pairs), (commit) => pulls[commit] ?? []).map(({ before, after, pulls: numbers }) => `${before}${after} ${numbers.join()}`);

spec('the entries of a merge group', (test) => {
  test('are a pull request each', () => assert.equal(entries(['ab', 'bc'], { b: [7], c: [8] }), ['ab 7', 'bc 8']));
  test('hold all commits of a rebase', () => {
    assert.equal(entries(['ab', 'bc', 'cd'], { b: [7], c: [7], d: [8] }), ['ac 7', 'cd 8']);
    assert.equal(entries(['ab', 'bc', 'cd'], { c: [7], d: [8] }), ['ac 7', 'cd 8']);
  });
  test('leave out no commit, whoever made it', () => {
    assert.equal(entries(['ab', 'bc'], {}), ['ac ']);
    assert.equal(entries(['ab', 'bc'], { b: [7] }), ['ab 7', 'bc ']);
    assert.equal(entries([], {}), []);
  });
});

spec('what is not covered', (test) => {
  const entry = (over: Partial<JudgedEntry>): JudgedEntry => ({ before: 'a' as CommitId, after: 'b' as CommitId, pulls: [7], delta: { hash: 'sha256:1', isEmpty: false }, opens: 'x', markers: [], ...over });
  const marker = { key: 'k', head: 'h', run: '1.1' };
  test('is what no comment shows exactly', () => {
    assert.is(uncovered([entry({})]).length, 1);
    assert.is(uncovered([entry({ markers: [{ ...marker, delta: 'sha256:2' }] })]).length, 1);
    assert.is(uncovered([entry({ markers: [{ ...marker, delta: 'sha256:2' }, { ...marker, delta: 'sha256:1' }] })]).length, 0);
    assert.is(uncovered([entry({ delta: { hash: 'sha256:1', isEmpty: true } })]).length, 0);
    assert.match(uncovered([entry({ pulls: [] })])[0]?.message ?? '', 'GitHub names none');
  });
});
