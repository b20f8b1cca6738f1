// What may be written for a revision: what git itself takes for the name of a ref, and steps to an ancestor.
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import { isRefName, revisionName } from './revision-name.ts';

spec('revision names', (test) => {
  test('takes branches, tags, ids, HEAD, and steps from them', () => {
    assert.equal(revisionName('origin/main'), { ref: 'origin/main', steps: '' });
    assert.equal(revisionName('HEAD^1'), { ref: 'HEAD', steps: '^1' });
    assert.equal(revisionName('v1.2.3~4^2'), { ref: 'v1.2.3', steps: '~4^2' });
    assert.equal(revisionName('refs/pull/7/merge'), { ref: 'refs/pull/7/merge', steps: '' });
    assert.equal(revisionName('0123abc^^'), { ref: '0123abc', steps: '^^' });
  });

  test('refuses what reads like an option, and what searches', () => {
    const refused = ['', '-', '--output=x', '--all', '-c', '@', '@{-1}', 'HEAD@{1}', 'main@{u}', 'HEAD^{/text}', ':/text', ':0:x', 'HEAD:x', 'a..b', 'a...b', '^main', 'HEAD^{tree}'];
    for (const each of [...refused, 'a b', 'a\nb', 'a\0b', '*', 'a?', 'a[b', 'a\\b', '.a', 'a/.b', 'a.lock', 'a.', '/a', 'a/', 'a//b', '~1', 'HEAD~99999', '\u007f']) {
      assert.is(revisionName(each), undefined, JSON.stringify(each));
    }
  });

  test('knows a ref’s name as git does', () => {
    const part = fc.constantFrom('a', 'B', '0', '.', '..', '/', '@', '{', '@{', '-', '~', '^', ':', '?', '*', '[', '\\', ' ', '.lock', 'é', '\t');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const name = parts.join('');
        const git = spawnSync('git', ['check-ref-format', '--allow-onelevel', name]);
        assert.is(isRefName(name), !name.startsWith('-') && git.status === 0, JSON.stringify(name));
      }),
      { numRuns: 150 },
    );
  });
});
