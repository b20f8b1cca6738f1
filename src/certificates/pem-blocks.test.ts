// Blocks, their places, and what only looks like a block.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { pemBlocks } from './pem-blocks.ts';

const block = (body: string, label = 'CERTIFICATE'): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

/** `label@line` of each block, `kind@line` of each fault. */
function summary(text: string): string {
  const { blocks, faults } = pemBlocks(text);
  const found = [...blocks.map(({ label, line }) => `${label}@${line}`), ...faults.map(({ kind, line }) => `${kind}@${line}`)];
  return found.join(' ');
}

spec('pem blocks', (test) => {
  test('come with their bodies and places, whatever text is around them', () => {
    const text = `Bag Attributes\n  friendlyName: é\n${block('AAAA\nBBBB')}# ---- the next one ----\n${block('CCCC', 'X509 CRL')}`;
    const { blocks, faults } = pemBlocks(text);
    assert.equal(faults, []);
    assert.equal(
      blocks.map(({ label, body, line }) => [label, body, line]),
      [
        ['CERTIFICATE', 'AAAABBBB', 3],
        ['X509 CRL', 'CCCC', 8],
      ],
    );
    for (const { offset, label } of blocks) assert.ok(text.startsWith(`-----BEGIN ${label}`, offset));
  });

  test('are read with CRLF, a byte order mark, spaces at the ends of lines and no last line break', () => {
    const text = `\ufeff${block('AAAA').replaceAll('\n', ' \r\n')}${block('BBBB').trim()}`;
    assert.is(summary(text), 'CERTIFICATE@1 CERTIFICATE@4');
    assert.is(pemBlocks(text).blocks[0]?.offset, 1);
  });

  test('that lack a line are faults, each once, and the next block is read', () => {
    const [begin, end] = ['-----BEGIN CERTIFICATE-----\n', '-----END CERTIFICATE-----\n'];
    assert.is(summary(`${begin}AAAA\n${block('BBBB')}`), 'CERTIFICATE@3 truncated-block@1');
    assert.is(summary(`${block('BBBB')}AAAA\n${end}`), 'CERTIFICATE@1 truncated-block@5');
    assert.is(summary(`${block('BBBB')}${begin}AAAA\n`), 'CERTIFICATE@1 truncated-block@4');
    assert.is(summary(`${begin}AAAA\n-----END X509 CRL-----\n${block('BBBB')}`), 'CERTIFICATE@4 truncated-block@1');
    const [fault] = pemBlocks(begin).faults;
    assert.is(fault?.kind === 'truncated-block' && fault.problem, 'has a block CERTIFICATE without its END line');
  });

  test('that were joined without a line break are one fault, at that line', () => {
    const joined = `${block('AAAA').trim()}${block('BBBB')}`;
    assert.is(summary(`${joined}${block('CCCC')}`), 'CERTIFICATE@6 damaged-block@3');
    assert.is(summary(`${joined}${block('CCCC')}-----END CERTIFICATE-----`), 'CERTIFICATE@6 damaged-block@3 truncated-block@9');
  });

  test('with lines that are nearly right are faults', () => {
    const right = block('AAAA');
    const nearly = [
      right.replaceAll('-----', '----'),
      right.replaceAll('-----BEGIN', '\u2014-BEGIN'),
      right.replaceAll('-----BEGIN', '  -----BEGIN'),
      right.toLowerCase(),
      right.replaceAll('\n', '\r'),
      right.replaceAll('\n', ' '),
      right.replace('CERTIFICATE-----', `${'C'.repeat(65)}-----`),
      '-----BEG',
    ];
    for (const text of nearly) assert.match(summary(text), /^damaged-block@1( damaged-block@3)?$/, text);
  });

  test('are found in time that grows with the text, not faster', () => {
    const started = performance.now();
    assert.is(pemBlocks('-----BEGIN CERTIFICATE-----\n'.repeat(10_000)).faults.length, 10_000);
    for (const piece of ['-', ' ', '--   ']) assert.is(pemBlocks(piece.repeat(50_000)).faults.length, 0);
    assert.ok(performance.now() - started < 5_000);
  });
});
