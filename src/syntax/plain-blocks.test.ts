// The quick reader and the whole parser give the same tree and the same places, or the quick one gives nothing.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles, stories } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { parse } from './parse.ts';
import { readPlainBlocks } from './plain-blocks.ts';

function compare(text: string): boolean {
  const source = { path: 'a.yaml', text };
  const quick = readPlainBlocks(source);
  if (quick === undefined) return false;
  const { documents, faults } = parse(source);
  assert.equal(faults.map(({ kind }) => kind), [], text);
  // JSON, for `assert.equal` of two trees with a source in each node takes long.
  const written = (value: unknown): string => JSON.stringify(value, (key, one: unknown) => (key === 'source' ? undefined : one));
  assert.is(written([quick]), written(documents), text);
  return true;
}

const emitted = stories().flatMap((story) => compileFiles(fixtureFiles(story)).compiled.flatMap(({ overlay, target }) => target !== 'istio' ? [] : [...overlay.files.values()].map(({ text }) => text)));

const PIECES = ['a', 'b: ', ': ', ':', '- ', '-', '\n', '\n  ', '\n    ', '  ', ' ', '"', '"x"', '#', ' #', '|', '>', '|-', '{}', '[]', '{', '[', '&a ', '*a', '!t ', '1', '01', '1e3', '.5', '0x1', 'true', 'True', 'null', '~', 'no', '---\n', '...\n', '%YAML 1.2\n', '\t', '\r\n', 'é', '\ufeff', '? ', '@', '`', '%', '<<: ', "'", '\\', ','];

spec('readPlainBlocks', (test) => {
  test('reads all that is emitted', () => {
    assert.equal(emitted.filter((text) => !compare(text)).map((text) => text.slice(0, 200)), []);
    assert.ok(emitted.length > 100);
  });

  test('agrees with the whole parser on what hands may write', () => {
    const found = [
      'a: b\n', 'a:\n  b: 1\n', 'a:\n- b\n', 'a:\n  - b: 1\n    c: "x y"\n  - d\n', 'a: |\n  b\n   c\nd: e\n', 'a:\n  - |\n    x\n', 'a: b: c\n', 'a: b:\n', 'a: b #c\n', 'a: b#c\n', 'a: "b" c\n',
      'a:\n  - - b\n', 'a:\n    b: 1\n  c: 2\n', 'a:\n  b: 1\n    c: 2\n', 'a: 1\na: 2\n', 'a: null\n', 'a: True\n', 'null: 1\n', 'true: x\n', '- a\n', 'a:\n', 'a: http://b/c:80\n', 'a: -\n', 'a: - b\n', 'a: a -\n', 'a: x - y\n', 'a\n', 'a: b\n c\n', 'a: |\n    b\n  c\n', 'a:\n  - b: |\n     c\n    d: e\n', 'a: |\n  #b\n', 'a: /b\n', 'a: b,c\n',
      'a:\n  - b:\n      c: d\n    e: f\n', 'a:\n  - b:\n    - c\n', 'a:\n  -\n    b: c\n', 'a: ""\n', 'a: b\n...\n', 'a: b\n---\nc: d\n', '--- \na: b\n', 'a:b\n', 'a: b\n- c\n',
    ].filter(compare);
    assert.ok(found.length > 5, found.join('|'));
  });

  test('agrees on lines at random', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => void compare(`a: b\n${pieces.join('')}\n`)), { numRuns: 4000 });
    fc.assert(fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }), (pieces) => void compare(`${pieces.join('')}\n`)), { numRuns: 4000 });
  });

  test('agrees on what is emitted with a slip in it', () => {
    const slip = fc.record({ text: fc.constantFrom(...emitted), at: fc.nat(4000), drop: fc.nat(4), piece: fc.constantFrom('', ...PIECES) });
    fc.assert(fc.property(slip, ({ text, at, drop, piece }) => void compare(text.slice(0, at % text.length) + piece + text.slice((at % text.length) + drop))), { numRuns: 1500 });
  });
});
