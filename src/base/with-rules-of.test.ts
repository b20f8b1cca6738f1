// Whose rules judge a stranger's agreements.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Tree } from '../text/tree.ts';
import { withRulesOf } from './with-rules-of.ts';

const contents = (tree: Tree): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tree.entries.filter(({ kind }) => kind === 'file').map(({ path }) => {
      const read = tree.read(path, 100);
      return [path, 'unreadable' in read ? read.unreadable : new TextDecoder().decode(read)];
    }),
  );

const head = memoryTree({ 'c1/a.yaml': 'head', 'federation.yaml': 'head', 'policies/mine.yaml': 'head', 'policies.yaml': 'head', 'c1/policies/x.yaml': 'head' });

spec('withRulesOf', (test) => {
  test('takes agreements from the head and rules from the base', () => {
    const base = memoryTree({ 'c1/a.yaml': 'base', 'c2/a.yaml': 'base', 'federation.yaml': 'base', 'policies/ours.yaml': 'base' });
    const tree = withRulesOf(base, head);
    assert.equal(contents(tree), { 'c1/a.yaml': 'head', 'c1/policies/x.yaml': 'head', 'federation.yaml': 'base', 'policies.yaml': 'head', 'policies/ours.yaml': 'base' });
    assert.equal(tree.entries.map(({ path }) => path), [...tree.entries.map(({ path }) => path)].sort());
    assert.equal(tree.read('policies/mine.yaml', 10), { unreadable: 'does not exist' });
  });

  test('has no rules where the base has none', () => {
    for (const base of [undefined, memoryTree({ 'c1/a.yaml': 'base' })]) {
      assert.equal(contents(withRulesOf(base, head)), { 'c1/a.yaml': 'head', 'c1/policies/x.yaml': 'head', 'policies.yaml': 'head' });
      assert.ok('unreadable' in withRulesOf(base, head).read('federation.yaml', 10));
    }
  });
});
