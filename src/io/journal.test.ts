// What a journal may say, and what it may not.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { isRefused } from './own-json.ts';
import { type Journal, parseJournal, printJournal } from './journal.ts';

const HASH = 'ab'.repeat(32);
const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));
const replacement = (more: object = {}): unknown => ({ staged: '0', path: 'c1/a', before: null, after: HASH, ...more });
const removal = (more: object = {}): unknown => ({ path: 'c1/b', before: HASH, ...more });
const journal = (replace: unknown, remove: unknown, more: object = {}): Uint8Array => bytes({ version: '1', replace, remove, ...more });

spec('a journal', (test) => {
  test('is read as it was printed', () => {
    const written: Journal = {
      replace: [
        { staged: '0', path: 'c1/a/b.yaml', before: null, after: HASH },
        { staged: '10', path: '.meshfed/c1.json', before: HASH, after: HASH },
      ],
      remove: [{ path: 'c2/a', before: HASH }, { path: '.meshfed/c2.json', before: HASH }],
    };
    const read = parseJournal(printJournal(written));
    assert.equal(read, written);
  });

  for (const [name, content, why] of [
    ['that is a string', bytes('x'), 'holds other keys than'],
    ['with a key too many', journal([], [], { more: 1 }), 'holds other keys than'],
    ['of another version', journal([], [], { version: '2' }), 'is not of version 1'],
    ['without a list', journal({}, []), 'holds under `replace`'],
    ['with a step too empty', journal([null], []), 'holds under `replace`'],
    ['with a step that says more', journal([replacement({ mode: 493 })], []), 'holds under `replace`'],
    ['whose staged file is elsewhere', journal([replacement({ staged: '../../x' })], []), 'holds under `replace`'],
    ['whose staged file has another name than we give', journal([replacement({ staged: '01' })], []), 'holds under `replace`'],
    ['whose staged file is a number', journal([replacement({ staged: 0 })], []), 'holds under `replace`'],
    ['without the hash that was', journal([replacement({ before: '' })], []), 'holds under `replace`'],
    ['without the hash that will be', journal([replacement({ after: null })], []), 'holds under `replace`'],
    ['with a path that is a list', journal([replacement({ path: ['c1/a'] })], []), 'holds under `replace`'],
    ['that removes without a hash', journal([], [removal({ before: null })]), 'holds under `remove`'],
    ['that replaces outside', journal([replacement({ path: '../x' })], []), 'names `../x`'],
    ['that climbs out of a cluster', journal([replacement({ path: 'c1/../../x' })], []), 'names `c1/../../x`'],
    ['that replaces at an absolute path', journal([replacement({ path: '/etc/passwd' })], []), 'names `/etc/passwd`'],
    ['that replaces itself', journal([replacement({ path: '.meshfed/journal' })], []), 'names `.meshfed/journal`'],
    ['that removes outside', journal([], [removal({ path: 'c1' })]), 'names `c1`'],
    ['that removes the repository', journal([], [removal({ path: '../.git/config' })]), 'names `../.git/config`'],
    ['with a path twice', journal([replacement()], [removal({ path: 'c1/a' })]), 'names a path twice'],
    ['with a file that is a folder', journal([replacement()], [removal({ path: 'c1/a/b' })]), 'names a path that is a folder of another'],
    ['with a staged file twice', journal([replacement(), replacement({ path: 'c1/c' })], []), 'names a staged file twice'],
  ] as const) {
    test(`${name} is refused`, () => {
      const read = parseJournal(content);
      assert.ok(isRefused(read) && read.refused.startsWith(why), JSON.stringify(read));
    });
  }
});
