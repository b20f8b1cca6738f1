// What is said where there is no base, and where a revision holds two paths that some disks take for one.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Reason } from './base.ts';
import { caseClashes } from './case-clashes.ts';
import { noBaseFinding } from './no-base-finding.ts';

const said = (reason: Reason): string | undefined => {
  const finding = noBaseFinding({ kind: 'none', head: null, tree: null, reason });
  return finding && `${finding.code} ${finding.severity}: ${finding.message} | ${finding.help}`;
};

spec('noBaseFinding', (test) => {
  test('names the line of the workflow to change', () => {
    assert.match(said({ kind: 'shallow', depth: '2' }) ?? '', /^MF6001 warning: the clone is shallow .* all access is shown instead \| .* `fetch-depth: 2` under `with:`/);
    assert.match(said({ kind: 'shallow', depth: '0' }) ?? '', /`fetch-depth: 0`/);
    assert.match(said({ kind: 'missing', what: 'the branch main' }) ?? '', /^MF6002 .* the branch main is not in this clone; .*`fetch-depth: 0`/);
    assert.match(said({ kind: 'missing-head', number: 7, head: 'abc' }) ?? '', /`git fetch origin refs\/pull\/7\/merge --depth=2`/);
  });

  test('says for every reason what to do, and shows no character that cannot be seen', () => {
    for (const reason of [{ kind: 'force-push', before: 'abc' }, { kind: 'first-push' }, { kind: 'unrelated', to: 'the branch main' }, { kind: 'unknown-revision', written: 'x\u001b[2J', why: 'is not there' }] as const) {
      assert.match(said(reason) ?? '', /^MF6002 warning: there is nothing to compare with: [ -~]+; so what changes is unknown, and all access is shown instead \| [ -~]+\.$/);
    }
  });

  test('says nothing where there is nothing to compare', () => {
    assert.is(said({ kind: 'deleted' }), undefined);
    assert.is(said({ kind: 'itself' }), undefined);
  });
});

spec('caseClashes', (test) => {
  test('finds paths that differ in case, or in how a letter is composed', () => {
    const found = (...paths: readonly string[]): readonly string[] =>
      caseClashes(memoryTree(Object.fromEntries(paths.map((path) => [path, ''])))).map(({ at, related }) => `${related[0]?.at.source.path} ${at?.source.path}`);
    assert.equal(found('c1/a.yaml', 'c1/A.yaml', 'c2/a.yaml'), ['c1/A.yaml c1/a.yaml']);
    assert.equal(found('C1/a.yaml', 'c1/a.yaml', 'c1/b.yaml'), ['C1 c1']);
    assert.equal(found('c1/\u00e9', 'c1/e\u0301'), ['c1/e\u0301 c1/\u00e9']);
    assert.equal(found('c1/a', 'c1/b', 'c2/a'), []);
    assert.is(found(...Array.from({ length: 80 }, (_, index) => [`a${index}`, `A${index}`]).flat()).length, 50);
  });
});
