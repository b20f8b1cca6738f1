// Patterns match what their author means, and take no time over what their author wants.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { filePattern, matchesPattern } from './file-pattern.ts';
import { isRefusal } from './values.ts';

spec('filePattern', (test) => {
  test('refuses what leads out of the folder, and what it gives no meaning to', () => {
    for (const text of ['', '/etc/*', '../*', 'a/../b', 'C:/*', 'a\\b', './a', 'a//b', 'manifests/', '!a', '[ab]', '+(a)', '@(a|b)', 'a**', '**a/b', '{a', 'a}', '{a,{b}}', '{a/b,c}', 'x'.repeat(513), '{1,2,3,4,5,6,7,8,9}{1,2,3,4,5,6,7,8}']) {
      assert.ok(isRefusal(filePattern(text)), text);
    }
  });

  test('takes what it knows', () => {
    for (const text of ['a.yaml', 'manifests/**/*.yaml', '**', '*.{yaml,yml}', 'a b/ü?.json', 'dumps/*-*.yaml', '.hidden/*.yaml']) assert.is(filePattern(text), text);
  });
});

const MATCHES: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
  ['*.yaml', 'a.yaml', true],
  ['*.yaml', 'b/a.yaml', false],
  ['**/*.yaml', 'a.yaml', true],
  ['**/*.yaml', 'b/c/a.yaml', true],
  ['b/**/a.yaml', 'b/a.yaml', true],
  ['b/**', 'b/c/d', true],
  ['b/**', 'c/b/d', false],
  ['**/b/**/d', 'a/b/x/b/c/d', true],
  ['?.yaml', 'ä.yaml', true],
  ['?.yaml', '.yaml', false],
  ['*', '.git', false],
  ['**', '.git/a', false],
  ['**/a', 'b/.git/a', false],
  ['.git/*', '.git/a', true],
  ['a*b*c', 'axxbxxc', true],
  ['a*b*c', 'axxbxx', false],
  ['{a,b}/*.{yaml,json}', 'b/x.json', true],
  ['{a,b}/*.{yaml,json}', 'c/x.json', false],
  ['a.b', 'axb', false],
  ['A', 'a', false],
];

spec('matchesPattern', (test) => {
  for (const [pattern, path, matches] of MATCHES) {
    test(`${pattern} ${matches ? 'matches' : 'does not match'} ${path}`, () => assert.is(matchesPattern(pattern, path), matches));
  }

  // A matcher made of regular expressions goes back for each star: picomatch took 17 s for four of them and a name of 150 letters.
  test('does not go back for every star', () => {
    assert.not.ok(matchesPattern(`${'*a'.repeat(120)}*b`, 'a'.repeat(255)));
    assert.not.ok(matchesPattern(`${'**/a/'.repeat(80)}b`, `${'a/'.repeat(2000)}c`));
  });
});
