// Buckets: bounded, and stable when items come and go.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { buckets, type Bucket } from './buckets.ts';

const byTens = (items: readonly string[]): readonly Bucket<string>[] => buckets(items, (item) => item, () => 1, 10);
const names = fc.uniqueArray(fc.string({ maxLength: 8 }), { maxLength: 200 });
const placeOf = (all: readonly Bucket<string>[], item: string): string | undefined => all.find(({ items }) => items.includes(item))?.name;

spec('buckets', (test) => {
  test('are one, without a name, where everything fits', () => {
    assert.equal(byTens([]), [{ name: '', items: [] }]);
    assert.equal(byTens(['b', 'a']), [{ name: '', items: ['b', 'a'] }]);
  });

  test('hold each item once, in its order, and no more than the limit', () => {
    fc.assert(
      fc.property(names, (items) => {
        const all = byTens(items);
        assert.equal(all.flatMap(({ items }) => items).sort(), [...items].sort());
        for (const bucket of all) {
          assert.ok(bucket.items.length <= 10);
          assert.equal(bucket.items, items.filter((item) => bucket.items.includes(item)));
        }
      }),
    );
  });

  test('are the same whatever the order of the items', () => {
    fc.assert(fc.property(names, (items) => assert.equal(items.map((item) => placeOf(byTens(items), item)), items.map((item) => placeOf(byTens([...items].reverse()), item)))));
  });

  test('move none but those of the bucket that overflows', () => {
    fc.assert(
      fc.property(names, fc.string({ minLength: 9, maxLength: 9 }), (items, more) => {
        const [before, after] = [byTens(items), byTens([...items, more])];
        const grown = placeOf(after, more) ?? '';
        const moved = items.filter((item) => placeOf(before, item) !== placeOf(after, item));
        for (const item of moved) assert.ok(grown.startsWith(placeOf(before, item) ?? 'none'), `${item} moved beside ${grown}`);
        assert.ok(moved.length <= 10);
      }),
    );
  });

  test('keep one large item, and items of one key, together', () => {
    assert.equal(buckets(['x'], (item) => item, () => 99, 10), [{ name: '', items: ['x'] }]);
    assert.equal(buckets(['x', 'y'], () => 'same', () => 99, 10), [{ name: '', items: ['x', 'y'] }]);
  });
});
