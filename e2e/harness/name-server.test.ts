// Answers, byte for byte, as resolvers read them.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { answerTo } from './name-server.ts';

function query(name: string, type: number): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  const head = Buffer.from([0xab, 0xcd, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([head, ...labels, Buffer.from([0, 0, type, 0, 1])]);
}

const names = new Map([['edge.example.com', ['198.51.100.7', '2001:db8::1:7']]]);
const hex = (answer: Buffer | undefined): string => answer?.toString('hex') ?? 'none';

spec('name server', (test) => {
  test('gives an IPv4 address', () => {
    const asked = query('Edge.example.com', 1);
    assert.is(
      hex(answerTo(asked, names)),
      `abcd85800001000100000000${asked.subarray(12).toString('hex')}c00c000100010000000500 04c6336407`.replace(' ', ''),
    );
  });

  test('gives an IPv6 address', () => {
    const answer = answerTo(query('edge.example.com', 28), names);
    assert.is(hex(answer?.subarray(-16)), '20010db8000000000000000000010007');
  });

  test('says of a name that it does not know that there is none', () => {
    const answer = answerTo(query('nobody.example.com', 1), names);
    assert.is(answer?.readUInt16BE(2), 0x8583);
    assert.is(answer?.readUInt16BE(6), 0);
  });

  test('says of a known name without such an address nothing but that it exists', () => {
    const answer = answerTo(query('edge.example.com', 16), names);
    assert.is(answer?.readUInt16BE(2), 0x8580);
    assert.is(answer?.readUInt16BE(6), 0);
  });

  test('does not answer what is no query', () => {
    assert.is(answerTo(Buffer.from([1, 2, 3]), names), undefined);
    assert.is(answerTo(query('edge.example.com', 1).subarray(0, 20), names), undefined);
  });
});
