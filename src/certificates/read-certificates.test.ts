// Whole files: certificates that are sound, and a word about everything else.
import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { bits, der, integer, sequence } from '../dev/der-writer.ts';
import { issue, makeCa, pemOf } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { CERTIFICATE_LIMIT, readCertificates } from './read-certificates.ts';

const ca = makeCa();
const leaf = issue({ ca });

const read = (file: string | Uint8Array): ReturnType<typeof readCertificates> => readCertificates(Buffer.from(file));

/** The PEM of each certificate. */
const pems = (file: string | Uint8Array): readonly string[] => read(file).certificates.map(({ pem }) => pem);

/** `kind@line: problem` of each fault. */
const faults = (file: string | Uint8Array): readonly string[] =>
  read(file).faults.map((fault) => `${fault.kind}@${fault.line}: ${fault.kind === 'private-key' ? fault.shape : fault.problem}`);

spec('the certificates of a file', (test) => {
  test('are all read, in its order, and nothing else of it', () => {
    const file = `\ufeffthe leaf:\r\n${leaf.pem.replaceAll('\n', '\r\n')}# é, then its CA\n${ca.pem.trim()}`;
    assert.equal(pems(file), [leaf.pem, ca.pem]);
    assert.equal(faults(file), []);
  });

  test('are read beside blocks that are damaged', () => {
    const line = leaf.pem.split('\n')[2] ?? '';
    const file = [leaf.pem.replace(line, `${line.slice(1)}?`), ca.pem, leaf.pem.replace(`${line}\n`, ''), pemOf(Buffer.from('x')), pemOf(leaf.der.subarray(1))].join('');
    assert.equal(pems(file), [ca.pem]);
    const lines = leaf.pem.split('\n').length - 1;
    const second = lines + ca.pem.split('\n').length;
    assert.equal(faults(file), [
      'damaged-block@1: has a CERTIFICATE block that is not base64',
      `damaged-block@${second}: has a CERTIFICATE block that is not an X.509 certificate`,
      `damaged-block@${second + lines - 1}: has a CERTIFICATE block that is not an X.509 certificate`,
      `damaged-block@${second + lines + 2}: has a CERTIFICATE block that is not an X.509 certificate`,
    ]);
  });

  test('are missing from a file that is cut, and it is said so in the order of the file', () => {
    const truncated = 'has a block CERTIFICATE without its END line';
    assert.equal(faults(ca.pem.slice(0, 99)), [`truncated-block@1: ${truncated}`]);
    assert.equal(faults(`${pemOf(Buffer.from('x'))}-----BEGIN CERTIFICATE-----`), [
      'damaged-block@1: has a CERTIFICATE block that is not an X.509 certificate',
      `truncated-block@4: ${truncated}`,
    ]);
  });

  test('are refused where their base64 is not the shortest, or has words in it', () => {
    const notBase64 = 'damaged-block@1: has a CERTIFICATE block that is not base64';
    for (const body of ['MAA', 'MAB=', 'MAA==', 'M A A =', 'Proc-Type: 4,ENCRYPTED\n\nMAA=']) {
      assert.equal(faults(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`), [notBase64], body);
    }
  });

  test('do not hide behind another label', () => {
    for (const label of ['TRUSTED CERTIFICATE', 'X509 CERTIFICATE', 'CERTIFICATE REQUEST', 'PUBLIC KEY']) {
      assert.equal(faults(pemOf(ca.der, label)), [`unknown-label@1: holds a block ${label}, where only CERTIFICATE is read`]);
    }
  });

  test('are never more than the limit', () => {
    assert.is(read(ca.pem.repeat(CERTIFICATE_LIMIT)).certificates.length, CERTIFICATE_LIMIT);
    assert.equal(pems(ca.pem.repeat(CERTIFICATE_LIMIT + 1)), []);
    assert.equal(faults(ca.pem.repeat(CERTIFICATE_LIMIT + 1)), ['too-many@1: holds 257 blocks; at most 256 are read']);
  });

  test('are missed with a word about what the file looks like', () => {
    const publicKey = sequence(sequence(), bits(0, Buffer.alloc(65)));
    const request = sequence(sequence(integer(0), sequence(), publicKey, der(0xa0)), sequence(), bits(0, Buffer.alloc(64)));
    const files: readonly (readonly [string | Uint8Array, string])[] = [
      ['', 'an empty file'],
      ['\ufeff\r\n', 'an empty file'],
      ['{"keys": [{"kty": "EC"}]}', 'JSON'],
      [Buffer.from(`\ufeff${ca.pem}`, 'utf16le'), 'text in UTF-16'],
      [ca.der, 'a certificate in DER'],
      [publicKey, 'a public key in DER'],
      [request, 'a certificate request in DER'],
      [sequence(integer(1)), 'other DER'],
      [ca.der.toString('base64'), 'base64 without BEGIN and END lines'],
      ['certificate: see the wiki', 'something else'],
      [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'something else'],
    ];
    for (const [file, like] of files) assert.equal(faults(file), [`not-pem@1: holds no certificate in PEM; it looks like ${like}`]);
  });

  test('are a prefix of themselves, with a fault, wherever the file is cut', () => {
    const file = leaf.pem + ca.pem;
    const whole = [leaf.pem, ca.pem];
    for (let end = 0; end < file.length; end++) {
      const { certificates, faults: found } = read(file.slice(0, end));
      assert.equal(
        certificates.map(({ pem }) => pem),
        whole.slice(0, certificates.length),
      );
      // Between two blocks nothing is missing yet, and dashes alone mean nothing.
      const rest = file.slice(certificates.map(({ pem }) => pem).join('').length, end);
      assert.is(found.length > 0, certificates.length === 0 || /[^-\n]/.test(rest), `cut at ${end}`);
    }
  });

  test('or a fault: any bytes give one of them, and none throws', () => {
    const pieces = fc.constantFrom(ca.pem, '-----BEGIN CERTIFICATE-----\n', '-----END CERTIFICATE-----\n', '-----', 'MII', '\r', '\0', '{"kty":');
    const file = fc.array(fc.oneof(pieces.map(Buffer.from), fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }).map((bytes) => der(0x30, bytes))));
    fc.assert(
      fc.property(file, (parts) => {
        const result = readCertificates(Buffer.concat(parts));
        assert.ok(result.certificates.length + result.faults.length > 0);
        for (const { pem } of result.certificates) assert.is(pem, ca.pem);
        assert.equal([...result.faults].sort((a, b) => a.offset - b.offset), result.faults);
      }),
    );
  });

  test('take time that grows with the file, not faster', () => {
    const started = performance.now();
    for (const piece of ['MII', 'M'.repeat(16) + ' ', 'BEGIN ', '"d":"', '"kty":', 'LS0tLS1CRUdJTi', '-----BEGIN A-----\n', '0\x80']) {
      readCertificates(Buffer.from(piece.repeat((256 * 1024) / piece.length)));
    }
    assert.ok(performance.now() - started < 10_000);
  });
});
