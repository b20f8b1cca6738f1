// A tree of texts behaves as one on a disk.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { memoryTree } from './memory-tree.ts';

const text = (bytes: unknown): string => (bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : JSON.stringify(bytes));

spec('memoryTree', (test) => {
  test('lists files and their folders by code unit', () => {
    const { entries } = memoryTree({ 'b/x/é.yaml': '', 'b/x.yaml': '', 'B.yaml': '' });
    assert.equal(
      entries.map(({ path, kind }) => `${kind} ${path}`),
      ['file B.yaml', 'folder b', 'folder b/x', 'file b/x.yaml', 'file b/x/é.yaml'],
    );
  });

  test('reads at most one byte more than the limit', () => {
    const tree = memoryTree({ a: 'é!', b: new Uint8Array([1, 2, 3]) });
    assert.is(text(tree.read('a', 3)), 'é!');
    assert.is(text(tree.read('a', 1)), 'é');
    assert.equal(tree.read('b', 1), new Uint8Array([1, 2]));
  });

  test('says why there are no bytes', () => {
    const tree = memoryTree({ 'a/b': '' });
    assert.equal(tree.read('a', 9), { unreadable: 'is a folder' });
    assert.equal(tree.read('c', 9), { unreadable: 'does not exist' });
    assert.equal(tree.read('toString', 9), { unreadable: 'does not exist' });
  });
});
