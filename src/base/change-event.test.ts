// What is taken from an event, and what a stranger may not slip in.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { changeEvent } from './change-event.ts';

const [A, B, C, ZEROS] = ['a', 'b', 'c', '0'].map((digit) => digit.repeat(40)) as [string, string, string, string];
const repository = { default_branch: 'main' };

spec('changeEvent', (test) => {
  test('takes the commits of each event', () => {
    const pull_request = { number: 7, head: { sha: A, ref: 'side' }, base: { sha: B, ref: 'main' }, merge_commit_sha: C };
    for (const name of ['pull_request', 'pull_request_target']) {
      assert.equal(changeEvent(name, { pull_request, repository }, B), { kind: 'pull-request', number: 7, head: A, base: B, baseBranch: 'main', merges: [B, C] });
    }
    assert.equal(changeEvent('merge_group', { merge_group: { head_sha: A, base_sha: B } }, A), { kind: 'merge-group', head: A, base: B });
    assert.equal(changeEvent('push', { before: A, after: B, ref: 'refs/heads/a/b', repository }, B), { kind: 'push', before: A, after: B, branch: 'a/b', defaultBranch: 'main' });
    assert.equal(changeEvent('push', { before: ZEROS, after: B, ref: 'refs/heads/a', repository }, B), { kind: 'push', before: null, after: B, branch: 'a', defaultBranch: 'main' });
    assert.equal(changeEvent('push', { before: A, after: ZEROS, ref: 'refs/heads/a', repository }, B), { kind: 'push', before: A, after: null, branch: 'a', defaultBranch: 'main' });
    for (const name of ['schedule', 'workflow_dispatch']) assert.equal(changeEvent(name, { repository }, C), { kind: 'other', head: C, defaultBranch: 'main' });
    assert.equal(changeEvent('workflow_run', { workflow_run: { head_sha: A }, repository }, C), { kind: 'other', head: A, defaultBranch: 'main' });
  });

  test('says what is missing, and takes nothing for an id that is none', () => {
    const unreadable = (name: string, payload: unknown, sha = A): string => JSON.stringify(changeEvent(name, payload, sha));
    for (const payload of [null, 1, 'x', [], {}, { pull_request: null }, { pull_request: { head: { sha: '--output=x' }, base: { sha: A } } }, { pull_request: { head: { sha: A }, base: { sha: 'main' } } }]) {
      assert.match(unreadable('pull_request', payload), /names no commits as `pull_request\.head\.sha`/);
    }
    assert.match(unreadable('merge_group', { merge_group: { head_sha: A } }), /names no commits as `base_sha`/);
    assert.match(unreadable('push', { before: 'HEAD', after: A }), /names no commits as `before`/);
    assert.match(unreadable('schedule', {}, ''), /without a commit in GITHUB_SHA/);
  });
});
