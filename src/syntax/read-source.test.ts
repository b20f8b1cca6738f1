// Bytes that are no text for an agreement, and where that is shown.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { memoryTree } from '../text/memory-tree.ts';
import { positionOf } from '../text/source.ts';
import { FILE_LIMIT, readSource } from './read-source.ts';

const faultsOf = (content: string | Uint8Array): readonly string[] =>
  readSource(memoryTree({ 'a.yaml': content }), 'a.yaml').faults.map(({ kind, at }) => `${kind} ${positionOf(at).line}:${positionOf(at).column}`);

spec('read-source', (test) => {
  test('UTF-8, a BOM at the start, CRLF and tabs are fine', () => assert.equal(faultsOf('\ufeffa: é 😀\r\n\tb\n'), []));
  test('a byte that is no UTF-8, at its column in UTF-16 units', () => {
    assert.equal(faultsOf(Buffer.concat([Buffer.from('a: 1\nb: 😀'), Buffer.from([0xff, 0x20])])), ['not-utf8 2:6']);
  });
  test('a sequence that is cut off at the end', () => assert.equal(faultsOf(Buffer.from([0x61, 0xe2, 0x82])), ['not-utf8 1:2']));
  test('a sequence that is cut off like the start of U+FFFD, which stands for it in the text', () => {
    const fault = readSource(memoryTree({ 'a.yaml': Buffer.from([0x61, 0xef, 0xbf]) }), 'a.yaml').faults[0];
    assert.equal([fault?.kind, fault?.at.start, fault?.at.end, fault?.at.source.text.length], ['not-utf8', 1, 2, 2]);
    assert.equal(fault?.args, { byte: '0xef' });
  });
  test('UTF-16 is no UTF-8', () => assert.equal(faultsOf(Buffer.from('\ufeffa: 1', 'utf16le')), ['not-utf8 1:1']));
  for (const [name, character] of [['NUL', '\0'], ['ESC', '\u001b'], ['a C1 control', '\u0085'], ['a line separator', '\u2028'], ['a BOM inside', '\ufeff'], ['a bidirectional override', '\u202e'], ['a zero-width space', '\u200b']] as const) {
    test(`${name} is refused where it stands`, () => assert.equal(faultsOf(`a: 1\nb: x${character}\n`), ['control-character 2:5']));
  }
  test('a file of exactly the limit is read, and of one byte more is not', () => {
    assert.equal(faultsOf('#'.repeat(FILE_LIMIT)), []);
    assert.equal(faultsOf('#'.repeat(FILE_LIMIT + 1)), ['file-too-large 1:1']);
  });
  test('a file that is gone', () => assert.equal(readSource(memoryTree({}), 'a.yaml').faults.map(({ kind }) => kind), ['unreadable-file']));
});
