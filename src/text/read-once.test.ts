// A file that is another at each reading is read once.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { readOnce } from './read-once.ts';
import type { Tree } from './tree.ts';

/** Each reading gives one byte more, counted from 1. */
function growing(): Tree {
  let size = 0;
  return { entries: [], read: (path, limit) => (path === 'none' ? { unreadable: `failed ${++size} times` } : new Uint8Array(++size).subarray(0, limit + 1)) };
}

spec('a tree that is read once', (test) => {
  test('gives the same bytes each time, and no more than are asked for', () => {
    const tree = readOnce(growing(), 10);
    tree.read('other', 10);
    assert.equal([tree.read('a', 10), tree.read('a', 100), tree.read('a', 0)].map((read) => 'length' in read && read.length), [2, 2, 1]);
  });
  test('says the same of what cannot be read', () => {
    const tree = readOnce(growing(), 10);
    assert.equal([tree.read('none', 1), tree.read('none', 1)], [{ unreadable: 'failed 1 times' }, { unreadable: 'failed 1 times' }]);
  });
  test('keeps nothing that was cut, and nothing large', () => {
    const cut = readOnce(growing(), 10);
    assert.equal([cut.read('a', 0), cut.read('a', 5)].map((read) => 'length' in read && read.length), [1, 2]);
    const large = readOnce(growing(), 0);
    assert.equal([large.read('a', 5), large.read('a', 5)].map((read) => 'length' in read && read.length), [1, 2]);
  });
});
