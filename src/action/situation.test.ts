// Events, in GitHub's form and in others.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { situationOf } from './situation.ts';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const pull = { pull_request: { number: 7, head: { sha: A, repo: { full_name: 'o/n' } }, base: { sha: B } } };

spec('the situation', (test) => {
  test('of a pull request, with and without the rights of the base', () => {
    const expected = { kind: 'pull-request', number: 7, head: A, tip: B, trusted: false, from: 'o/n' };
    assert.equal(situationOf('pull_request', pull, A), expected);
    assert.equal(situationOf('pull_request_target', pull, A), { ...expected, trusted: true });
  });

  test('of a merge group names the last pull request', () => {
    const group = (head_ref: unknown) => situationOf('merge_group', { merge_group: { head_sha: A, base_sha: B, head_ref } }, A);
    assert.equal(group(`refs/heads/gh-readonly-queue/main/pr-12-${B}`), { kind: 'merge-group', head: A, base: B, last: 12 });
    for (const other of ['refs/heads/pr-12', `refs/heads/x/pr-1e3-${B}`, undefined, 7]) assert.equal(group(other), { kind: 'merge-group', head: A, base: B, last: null });
  });

  test('of anything else is a commit, or a plain sentence', () => {
    assert.equal(situationOf('push', {}, A), { kind: 'commit', head: A });
    const faults: readonly (readonly [string, unknown, string])[] = [
      ['push', {}, 'HEAD'],
      ['pull_request', null, A],
      ['pull_request', { pull_request: { ...pull.pull_request, number: '7' } }, A],
      ['pull_request', { pull_request: { ...pull.pull_request, head: { sha: '--exec=x' } } }, A],
      ['merge_group', { merge_group: [] }, A],
      ['issues', {}, A],
      ['__proto__', {}, A],
      ['::error::x', {}, A],
    ];
    for (const [name, event, sha] of faults) {
      const found = situationOf(name, event, sha);
      assert.ok('fault' in found, name);
      assert.not.match('fault' in found ? found.fault : '', '::');
    }
  });
});
