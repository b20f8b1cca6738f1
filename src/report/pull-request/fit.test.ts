// A comment is made to fit by leaving out whole sections and rows.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { spec } from '../../dev/spec.ts';
import { fit } from './fit.ts';
import type { Section } from './section.ts';

const section = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  head: fc.constantFrom('## head\n', 'é\n'),
  items: fc.array(fc.string({ maxLength: 40 }).map((text) => `- ${text}\n`), { maxLength: 20 }),
  tail: fc.constantFrom('', 'end\n'),
  brief: fc.constantFrom('', 'brief\n'),
  expendable: fc.option(fc.constantFrom(1, 2, 3), { nil: undefined }),
}).map(({ expendable, ...rest }): Section => ({ ...rest, more: (count) => `and ${count} more\n`, ...(expendable === undefined ? {} : { expendable }) }));

const bytes = (texts: readonly string[]): number => Buffer.byteLength(texts.join(''));

spec('fit', (test) => {
  test('keeps the budget where heads fit, and consists of whole parts', () => {
    fc.assert(
      fc.property(fc.array(section, { maxLength: 6 }), fc.nat(2_000), (sections, budget) => {
        const { texts, dropped } = fit(sections, budget);
        const least = sections.reduce((sum, { head, tail = '', brief = '' }) => sum + Math.max(bytes([brief]), bytes([head, tail]) + 20), 0);
        if (least <= budget) assert.ok(bytes(texts) <= budget);
        for (const [index, { head, items, tail = '', brief, more, expendable }] of sections.entries()) {
          const cuts = [...items.keys()].map((count) => `${head}${items.slice(0, count).join('')}${more(items.length - count)}${tail}`);
          const possible = [`${head}${items.join('')}${tail}`, ...cuts, ...(expendable === undefined ? [] : [brief])];
          assert.ok(possible.includes(texts[index]), texts[index] ?? '');
        }
        const changed = sections.filter(({ head, items, tail = '' }, index) => texts[index] !== `${head}${items.join('')}${tail}`);
        for (const { name } of changed) assert.ok(dropped.includes(name));
      }),
    );
  });

  test('leaves out the least important first, and rows only then', () => {
    const part = (name: string, expendable?: number): Section => ({
      name,
      head: `${name}\n`,
      items: ['1'.repeat(50), '2'.repeat(50)].map((item) => `${item}\n`),
      brief: `no ${name}\n`,
      more: (count) => `+${count}\n`,
      ...(expendable === undefined ? {} : { expendable }),
    });
    const all = [part('access'), part('picture', 50), part('diffs', 10)];
    assert.equal(fit(all, 1_000).dropped, []);
    assert.equal(fit(all, 300).dropped, ['diffs']);
    assert.equal(fit(all, 200).dropped, ['diffs', 'picture']);
    const { texts, dropped } = fit(all, 100);
    assert.equal(dropped, ['diffs', 'picture', 'access']);
    assert.equal(texts, [`access\n${'1'.repeat(50)}\n+1\n`, 'no picture\n', 'no diffs\n']);
  });
});
