// Groups are found by key, and their order is the keys'.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { groupBy } from './group-by.ts';

spec('group-by', (test) => {
  test('sorts groups by key and keeps the order within', () => {
    const words = ['pear', 'fig', 'plum', 'apple', 'peach'];
    assert.equal(groupBy(words, (word) => word[0] ?? ''), [
      ['a', ['apple']],
      ['f', ['fig']],
      ['p', ['pear', 'plum', 'peach']],
    ]);
  });

  test('takes any key, also one that objects have of their own', () => {
    assert.equal(groupBy([1], () => '__proto__'), [['__proto__', [1]]]);
    assert.equal(groupBy([], () => ''), []);
  });
});
