// CODEOWNERS as GitHub reads it.
import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { codeownersIn, ownersFrom } from './codeowners.ts';
import { matches, parsePattern } from './pattern.ts';

/** Pattern, paths that it matches, paths that it does not. */
const PATTERNS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['*', ['a', 'a/b', 'a/b/c.js'], []],
  ['*.js', ['a.js', 'x/y/a.js'], ['a.jsx', 'a.ts']],
  ['/build/logs/', ['build/logs/a', 'build/logs/b/c'], ['build/logs', 'x/build/logs/a', 'build/logsx/a']],
  ['docs/*', ['docs/a.md'], ['docs/b/c.md', 'x/docs/a.md']],
  ['/docs/*', ['docs/a.md'], ['docs/b/c.md']],
  ['apps/', ['apps/a', 'x/apps/b/c'], ['apps', 'xapps/a']],
  ['/apps/github', ['apps/github', 'apps/github/a/b'], ['apps/githubx', 'x/apps/github']],
  ['apps/github', ['apps/github', 'apps/github/a'], ['x/apps/github']],
  ['**/logs', ['logs', 'logs/a', 'build/logs/x', 'deep/in/logs'], ['xlogs']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b/c'], ['b', 'a/bx']],
  ['agreements/**', ['agreements/a', 'agreements/a/b'], ['agreements', 'x/agreements/a']],
  ['agreement.y?ml', ['a/agreement.yaml', 'agreement.yXml'], ['agreement.yml']],
  ['/a\\ b/', ['a b/c'], ['a/b/c']],
  ['/a\\*b', ['a*b'], ['axb']],
  ['Agreements/', ['Agreements/a'], ['agreements/a']],
  ['a**b', ['axxb', 'ab'], ['a/b']],
  ['.github', ['.github/CODEOWNERS', 'x/.github'], ['xgithub/a', '.githubx']],
];

spec('patterns', (test) => {
  for (const [written, matched, others] of PATTERNS) {
    test(written, () => {
      const pattern = parsePattern(written);
      assert.ok(pattern);
      for (const path of matched) assert.ok(matches(pattern, path), `${written} does not match ${path}`);
      for (const path of others) assert.not.ok(matches(pattern, path), `${written} matches ${path}`);
    });
  }

  test('a path matches itself, below any folder where the pattern is a name', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-', 'é', '😀'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), name, (folders, file) => {
        const path = [...folders, file].join('/');
        assert.ok(matches(parsePattern(`/${path}`) ?? [], path));
        assert.ok(matches(parsePattern(file) ?? [], path));
        assert.ok(matches(parsePattern(`${path.slice(0, path.lastIndexOf('/'))}/`) ?? [], path));
        assert.not.ok(matches(parsePattern(`/${path}`) ?? [], `x${path}`));
      }),
    );
  });

  test('many wildcards take no time', () => {
    const pattern = parsePattern(`${'*a'.repeat(500)}b`);
    assert.not.ok(matches(pattern ?? [], 'a'.repeat(4_000)));
    assert.not.ok(matches(parsePattern('**/a/'.repeat(200) + 'b') ?? [], 'a/'.repeat(1_000) + 'c'));
  });
});

spec('CODEOWNERS', (test) => {
  test('the last line that matches decides, also where it names nobody', () => {
    const owners = ownersFrom('* @all\n/agreements/ @org/mesh\n# comment\n/agreements/cluster2/ @mesh2 a@b.example # why\n/agreements/open/\n');
    assert.equal(owners('README.md'), ['@all']);
    assert.equal(owners('agreements/cluster1/agreement.yaml'), ['@org/mesh']);
    assert.equal(owners('agreements/cluster2/agreement.yaml'), ['@mesh2', 'a@b.example']);
    assert.equal(owners('agreements/open/agreement.yaml'), []);
  });

  test('a line with a fault is no line', () => {
    for (const line of ['* nobody', '* @-a', '* @a/b/c', '!* @b', '[Section] @b', '*.[ch] @b', '\\#a @b', '* @a @b <script>', '* @a\u202e']) {
      assert.equal(ownersFrom(`* @first\n${line}\n`)('#a'), ['@first'], line);
    }
  });

  test('CRLF, tabs and no line at the end are read', () => {
    assert.equal(ownersFrom('*\t@a  @b\r\n# x\r\n/c @d')('c'), ['@d']);
    assert.equal(ownersFrom('*\t@a  @b\r\n')('c'), ['@a', '@b']);
    assert.equal(ownersFrom('')('c'), []);
  });

  test('stands in the first of three places', () => {
    const at = (...paths: readonly string[]) => codeownersIn(memoryTree(Object.fromEntries(paths.map((path, index) => [path, `* @o${index}`]))))?.of('x');
    assert.equal(at('docs/CODEOWNERS', 'CODEOWNERS', '.github/CODEOWNERS'), ['@o2']);
    assert.equal(at('docs/CODEOWNERS', 'CODEOWNERS'), ['@o1']);
    assert.equal(at('docs/CODEOWNERS'), ['@o0']);
    assert.is(at('x/CODEOWNERS', 'codeowners'), undefined);
  });
});
