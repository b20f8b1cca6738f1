// What a record may say, and what it may not.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { parseRecord, printRecord } from './record.ts';

const HASH = 'ab'.repeat(32);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const record = (files: unknown, more: object = {}): Uint8Array => bytes(JSON.stringify({ version: '1', cluster: 'c1', files, ...more }));

spec('a record', (test) => {
  test('is read as it was printed, sorted', () => {
    const files = new Map([['b.yaml', HASH], ['a/z.yaml', HASH], ['__proto__', HASH]]);
    const printed = printRecord('c1', files);
    assert.is(
      new TextDecoder().decode(printed),
      `{\n  "version": "1",\n  "cluster": "c1",\n  "files": {\n    "__proto__": "${HASH}",\n    "a/z.yaml": "${HASH}",\n    "b.yaml": "${HASH}"\n  }\n}\n`,
    );
    const read = parseRecord('c1', printed);
    assert.ok(read instanceof Map);
    assert.equal([...read].sort(), [...files].sort());
  });

  for (const [name, content, why] of [
    ['that is empty', '', 'is not JSON'],
    ['that is cut', '{"version": "1"', 'is not JSON'],
    ['with a byte order mark', `\ufeff${new TextDecoder().decode(record({}))}`, 'is not JSON'],
    ['that is very deep', '['.repeat(1_000_000), 'is not JSON'],
    ['that is deep and closed', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'holds other keys than'],
    ['that is null', 'null', 'holds other keys than'],
    ['that is a list', '[]', 'holds other keys than'],
    ['with a key too many', record({}, { more: 1 }), 'holds other keys than'],
    ['with __proto__', '{"version":"1","cluster":"c1","__proto__":{"files":{}}}', 'holds other keys than'],
    ['with __proto__ beside the rest', '{"version":"1","cluster":"c1","files":{},"__proto__":{}}', 'holds other keys than'],
    ['with a key too few', '{"version":"1","cluster":"c1"}', 'holds other keys than'],
    ['of another version', record({}, { version: '2' }), 'is not of version 1'],
    ['of a version that is a number', record({}, { version: 1 }), 'is not of version 1'],
    ['of another cluster', record({}, { cluster: 'c2' }), 'is the record of another cluster'],
    ['with a list of files', record(['a']), 'holds no object as `files`'],
    ['with null for files', record(null), 'holds no object as `files`'],
    ['that climbs out', record({ '../c2/a': HASH }), 'names `../c2/a`'],
    ['with an absolute path', record({ '/etc/passwd': HASH }), 'names `/etc/passwd`'],
    ['with an empty path', record({ '': HASH }), 'names ``'],
    ['without a hash', record({ a: null }), 'holds no SHA-256 for `a`'],
    ['with a hash of the wrong length', record({ a: HASH.slice(1) }), 'holds no SHA-256 for `a`'],
    ['with a hash in upper case', record({ a: HASH.toUpperCase() }), 'holds no SHA-256 for `a`'],
    ['with a line break behind the hash', record({ a: `${HASH}\n` }), 'holds no SHA-256 for `a`'],
  ] as const) {
    test(`${name} is refused`, () => {
      const read = parseRecord('c1', typeof content === 'string' ? bytes(content) : content);
      assert.ok('refused' in read && read.refused.startsWith(why), JSON.stringify(read).slice(0, 200));
    });
  }

  test('that is not UTF-8 is refused', () => {
    assert.equal(parseRecord('c1', new Uint8Array([0x22, 0xff, 0x22])), { refused: 'is not UTF-8' });
  });
});
