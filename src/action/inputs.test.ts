// What a workflow may write, and what it is told where it may not.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { folderList, overlaysOf } from './folder-list.ts';
import { readInputs } from './inputs.ts';

const read = (given: Readonly<Record<string, string>>) => readInputs((name) => given[name] ?? '');

const folders = (written: string): readonly string[] | string => {
  const list = folderList(written);
  return 'fault' in list ? list.fault : list.folders;
};

spec('the inputs', (test) => {
  test('have defaults, and the key is the folders', () => {
    const inputs = read({});
    assert.equal(inputs, { agreements: ['agreements'], base: undefined, failOn: 'error', check: 'auto', comment: 'auto', commentKey: 'agreements', sarifFile: undefined, token: undefined });
    const two = read({ agreements: 'b/agreements/\n ./a/agreements' });
    assert.equal('faults' in two ? two : two.commentKey, 'a/agreements,b/agreements');
  });

  test('that are wrong are each told, with what was meant', () => {
    const { faults } = read({ 'fail-on': 'eror', check: 'always', comment: 'nevr', agreements: '/etc' }) as { readonly faults: readonly string[] };
    assert.equal(faults, [
      '`agreements`: `/etc` is no path from the repository’s root',
      '`fail-on` is one of error, warning, note, and not `eror`; did you mean `error`?',
      '`check` is one of auto, true, false, and not `always`',
      '`comment` is one of auto, always, never, and not `nevr`; did you mean `never`?',
    ]);
  });

  test('name folders by lines or commas, each once, in one form', () => {
    assert.equal(folders('b, a\nb/ ,./a'), ['a', 'b']);
    assert.equal(folders('.'), ['.']);
    assert.equal(folders(' a//b/./c '), ['a/b/c']);
    for (const bad of ['..', 'a/../b', '/a', 'a\\b', 'C:x', 'a\tb', '.git/x', 'x/.GIT']) assert.match(String(folders(bad)), 'is no path from the repository’s root', bad);
    assert.match(String(folders(',\n')), 'no folder is named');
    assert.match(String(folders('a, a/b')), '`a` holds another of the folders');
    assert.match(String(folders('., b')), '`.` holds another');
  });

  test('have their overlays beside them', () => {
    assert.equal(['agreements', 'mesh/agreements', '.'].map(overlaysOf), ['overlays', 'mesh/overlays', undefined]);
  });
});
