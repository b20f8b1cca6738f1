// Where a fault of YAML is shown, and what is read in spite of the parser's liberties.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { spec } from '../dev/spec.ts';
import { positionOf } from '../text/source.ts';
import { plain } from './node.ts';
import { parse } from './parse.ts';

const faultsOf = (text: string): readonly string[] =>
  parse({ path: 'x.yaml', text }).faults.map(({ kind, at }) => `${kind} ${positionOf(at).line}:${positionOf(at).column}`);

const valueOf = (text: string): unknown => JSON.parse(JSON.stringify(parse({ path: 'x.yaml', text }).documents.map(plain)));

spec('parse: one fault, where its author has to act', (test) => {
  const cases: readonly (readonly [name: string, text: string, fault: string])[] = [
    ['an unfinished quote, at the quote', 'a: "b\nc: d\ne: f\n', 'bad-yaml 1:4'],
    ['an unfinished quote that another one closes', 'a: "b\nc: d\ne: "f"\n', 'bad-yaml 1:4'],
    ['an unfinished single quote', "a: 1\nb: 'c\nd: e\n", 'bad-yaml 2:4'],
    ['an open bracket, at the bracket', 'a: [1, 2\nb: 3\n', 'bad-yaml 1:4'],
    ['an open bracket after a whole quote over two lines', 'a: "b\n  c"\nd: [1\n', 'bad-yaml 3:4'],
    ['a tab', 'a:\n\tb: 1\n', 'bad-yaml 2:1'],
    ['a no-break space for indentation', 'a:\n  b: 1\n \u00a0c: 2\n', 'bad-yaml 3:2'],
    ['a no-break space after a colon', 'a: 1\nb:\u00a02\nc: 3\n', 'bad-yaml 2:3'],
    ['wrong indentation', 'a:\n  - b\n c: d\n', 'bad-yaml 3:1'],
    ['two colons', 'a: b: c\n', 'bad-yaml 1:4'],
    ['a reserved character', 'a: @b\n', 'bad-yaml 1:4'],
    ['a key that stands twice, at the second', 'a: 1\nb: 2\na: 3\n', 'duplicate-key 3:1'],
    ['a key that stands twice, once in quotes', 'a: 1\n"a": 2\n', 'duplicate-key 2:1'],
    ['a merge key', 'a: {<<: b}\n', 'yaml-merge-key 1:5'],
    ['a tag', 'a: !!binary aGk=\n', 'yaml-tag 1:4'],
    ['a directive', '%YAML 1.1\n---\na: yes\n', 'yaml-directive 1:1'],
  ];
  for (const [name, text, fault] of cases) test(name, () => assert.equal(faultsOf(text), [fault]));

  test('an anchor and its alias are two', () => assert.equal(faultsOf('a: &x 1\nb: *x\n'), ['yaml-anchor 1:4', 'yaml-alias 2:4']));
  test('65 levels are too deep and 64 are not', () => {
    // The outermost map is the first level.
    const nested = (depth: number): string => `a: ${'['.repeat(depth - 2)}1${']'.repeat(depth - 2)}\n`;
    assert.equal(faultsOf(nested(64)), []);
    assert.equal(faultsOf(nested(65)).map((fault) => fault.split(' ')[0]), ['too-deep']);
  });
  // Each ran the yaml package out of stack, or took it minutes.
  for (const piece of ['[', '{a: ', '- ', '? ', ': ', '{', '[{']) {
    test(`100,000 of ${JSON.stringify(piece)} are too deep`, () => {
      assert.equal(faultsOf(piece.repeat(100_000)).map((fault) => fault.split(' ')[0]), ['too-deep']);
      assert.equal(faultsOf(`${piece.repeat(100_000)}\na: b\n`).map((fault) => fault.split(' ')[0]), ['too-deep']);
    });
  }
  test('a staircase of blocks is too deep, and a long line, a text of many lines and a wide one are not', () => {
    const steps = Array.from({ length: 600 }, (_, step) => `${' '.repeat(step)}a:\n`).join('');
    assert.equal(faultsOf(`${steps}${' '.repeat(600)}b: c\n`), ['too-deep 401:402']);
    assert.equal(faultsOf(`a: ${'b'.repeat(5000)}: c\n`).map((fault) => fault.split(' ')[0]), ['bad-yaml']);
    assert.equal(faultsOf(`a: |\n${' '.repeat(500)}- b: c\n`), []);
    assert.equal(faultsOf(`a: [${'[b], '.repeat(2000)}]\n`), []);
    assert.equal(faultsOf(`a: "${'- '.repeat(2000)}"\nb: ${'- '.repeat(2000)}x\n`).map((fault) => fault.split(' ')[0]), ['too-deep']);
  });
  test('of one file a hundred faults are enough', () => assert.is(faultsOf(':\n'.repeat(10_000)).length, 100));
});

spec('parse: values', (test) => {
  test('YAML 1.2: what looks like a boolean of 1.1 is a text', () => assert.equal(valueOf('a: yes\nb: on\nc: true\n'), [{ a: 'yes', b: 'on', c: true }]));
  test('documents in their order; empty ones are none', () => assert.equal(valueOf('a: 1\n---\n# nothing\n---\nb: 2\n'), [{ a: 1 }, { b: 2 }]));
  test('a BOM and CRLF (C161, C162)', () => assert.equal(valueOf('\ufeffa: 1\r\nb:\r\n  - c\r\n'), [{ a: 1, b: ['c'] }]));
  test('__proto__ is a key like any other', () => {
    const object = plain(parse({ path: 'x', text: '__proto__: {a: 1}\n' }).documents[0] as never) as object;
    assert.equal(Object.keys(object), ['__proto__']);
    assert.is(({} as Record<string, unknown>)['a'], undefined);
  });
  test('what is written is kept beside the value', () => {
    const root = parse({ path: 'x', text: 'a: 1.10\n' }).documents[0];
    const value = root?.kind === 'map' ? root.entries[0]?.value : undefined;
    assert.equal(value?.kind === 'scalar' ? [value.value, value.written] : [], [1.1, '1.10']);
  });
});

spec('parse: any text', (test) => {
  const fragment = fc.constantFrom('a', ': ', '\n', '  ', '- ', '"', "'", '[', ']', '{', '}', ',', '&x', '*x', '!!t ', '#', '|', '>', '---\n', '%', '\t', '? ', '<<', '\\', 'é', '😀');
  test('gives documents or faults inside the text, and never throws', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const { documents, faults } = parse({ path: 'x', text });
        assert.ok(documents.length === 0 || faults.length === 0);
        for (const { at } of faults) assert.ok(at.start >= 0 && at.end >= at.start && at.start <= text.length);
      }),
      { numRuns: 2000 },
    );
  });
});
