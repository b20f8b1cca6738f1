// What is read from a certificate: made here with every kind of key, and the roots that Node brings.
import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import * as assert from 'uvu/assert';
import { bits, der, integer, oid, sequence } from '../dev/der-writer.ts';
import { BASIC_CONSTRAINTS, extension, issue, makeCa, NAME_CONSTRAINTS, SUBJECT_ALTERNATIVE_NAMES, type KeyKind } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { parseCertificate } from './parse-certificate.ts';
import type { Certificate } from './certificate.ts';

const ca = makeCa();

function parsed(bytes: Uint8Array): Certificate {
  const certificate = parseCertificate(bytes);
  if (typeof certificate === 'string') throw new Error(certificate);
  return certificate;
}

/** DER with the length of its outermost value written in one byte more than needed. */
const longer = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(0, 1), Buffer.from([0x83, 0x00]), bytes.subarray(2)]);

const VERSION = der(0xa0, integer(2));

/** What is signed, and the signature; both are long enough for a length of two bytes. */
function parts(certificate: Buffer): { readonly certified: Buffer; readonly rest: Buffer } {
  const size = 4 + certificate.readUInt16BE(6);
  return { certified: certificate.subarray(4, 4 + size), rest: certificate.subarray(4 + size) };
}

spec('a certificate', (test) => {
  test('is read as it was made', () => {
    const uri = 'spiffe://c1.example.com/istio-private-egressgateway';
    const made = issue({ ca, subject: { C: 'DE', O: 'Müller, Söhne', CN: 'c1.example.com' }, uris: [uri], dnsNames: ['c1.example.com'] });
    const { fingerprint, keyFingerprint, subjectKeyId, authorityKeyId, serial, ...rest } = parsed(made.der);
    const x509 = new X509Certificate(made.der);
    assert.is(fingerprint, x509.fingerprint256.replaceAll(':', '').toLowerCase());
    assert.is(serial, x509.serialNumber.toLowerCase());
    assert.is(keyFingerprint, createHash('sha256').update(x509.publicKey.export({ type: 'spki', format: 'der' })).digest('hex'));
    assert.is(authorityKeyId, parsed(ca.der).subjectKeyId);
    assert.is.not(authorityKeyId, subjectKeyId);
    assert.equal(rest, {
      pem: made.pem,
      subject: 'CN=c1.example.com, O=Müller\\, Söhne, C=DE',
      issuer: 'CN=example.com, O=example Inc.',
      notBefore: Date.UTC(2026, 0, 1),
      notAfter: Date.UTC(2125, 11, 31, 23, 59, 59),
      ca: false,
      marked: true,
      pathLength: undefined,
      uris: [uri],
      names: [
        { kind: 'uri', value: uri },
        { kind: 'dns', value: 'c1.example.com' },
      ],
      key: 'ec-prime256v1',
      signature: 'ecdsa-sha256',
      keyUsage: ['digitalSignature'],
      extendedKeyUsage: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
      nameConstraints: undefined,
      unknownCritical: [],
      selfIssued: false,
    });
  });

  test('is a CA where it says so, and nowhere else', () => {
    assert.is(parsed(ca.der).ca, true);
    assert.is(parsed(makeCa({ by: ca, subject: { CN: 'intermediate' } }).der).ca, true);
    assert.is(parsed(issue({ ca, extensions: [extension(SUBJECT_ALTERNATIVE_NAMES, false, sequence())] }).der).ca, false);
  });

  test('has all its URIs, and none that only looks like one', () => {
    const uris = ['spiffe://a/b, URI:spiffe://evil/x', 'urn:uuid:1'];
    const issuerNames = extension('551d12', false, sequence(der(0x86, Buffer.from('spiffe://a/issuer'))));
    assert.equal(parsed(issue({ ca, uris, dnsNames: ['URI:spiffe://a/c'], extensions: [issuerNames] }).der).uris, uris);
    const second = extension(SUBJECT_ALTERNATIVE_NAMES, false, sequence(der(0x86, Buffer.from('spiffe://a/d'))));
    assert.equal(parsed(issue({ ca, uris, extensions: [second] }).der).uris, [...uris, 'spiffe://a/d']);
  });

  for (const key of ['rsa-1024', 'rsa-2048', 'ec-prime256v1', 'ec-secp384r1', 'ec-secp521r1', 'ed25519'] satisfies KeyKind[]) {
    test(`may have a key of the kind ${key}`, () => {
      const own = makeCa({ key });
      assert.is(parsed(own.der).key, key);
      assert.is(parsed(issue({ ca: own }).der).key, 'ec-prime256v1');
    });
  }

  test('is signed in every way that people use', () => {
    const rsa = makeCa({ key: 'rsa-2048' });
    const signatures = [makeCa({ by: rsa }), makeCa({ by: rsa, signature: 'sha1' }), makeCa({ by: rsa, signature: 'md5' }), makeCa({ by: rsa, signature: 'pss' }), makeCa({ signature: 'sha1' })];
    assert.equal(signatures.map(({ der: bytes }) => parsed(bytes).signature), ['rsa-sha256', 'rsa-sha1', 'rsa-md5', 'rsa-pss-sha256', 'ecdsa-sha1']);
    const kinds = ['ec-secp384r1', 'ec-secp521r1', 'ed25519', 'ed448', 'rsa-pss-2048'] as const;
    assert.equal(kinds.map((key) => parsed(makeCa({ key }).der).signature), ['ecdsa-sha384', 'ecdsa-sha512', 'ed25519', 'ed448', 'rsa-pss-sha256']);
  });

  test('shows names of every kind, usages, constraints and what nobody knows', () => {
    const directory = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('a')))));
    const names = extension(SUBJECT_ALTERNATIVE_NAMES, false, sequence(der(0x81, Buffer.from('a@b.c')), der(0xa4, directory), der(0x87, Buffer.from([127, 0, 0, 1])), der(0xa0, oid('2a03'), der(0xa0, der(0x0c))), der(0x88, Buffer.from([0x2a, 3]))));
    const constraints = extension(NAME_CONSTRAINTS, true, sequence(der(0xa0, sequence(der(0x86, Buffer.from('a.b')))), der(0xa1, sequence(der(0x82, Buffer.from('c.d'))))));
    const made = parsed(makeCa({ pathLength: 3, serial: [0], extensions: [names, constraints, extension('2a03', true, sequence()), extension('2a04', false, sequence())] }).der);
    assert.equal(made.names, [
      { kind: 'email', value: 'a@b.c' },
      { kind: 'directory', value: 'CN=a' },
      { kind: 'ip', value: '7f000001' },
      { kind: 'other', value: '' },
      { kind: 'id', value: '*\u0003' },
    ]);
    assert.equal(made.nameConstraints, { permitted: [{ kind: 'uri', value: 'a.b' }], excluded: [{ kind: 'dns', value: 'c.d' }], supported: true });
    assert.equal([made.pathLength, made.serial, made.unknownCritical, made.keyUsage, made.extendedKeyUsage, made.selfIssued], [3, '00', ['1.2.3'], ['keyCertSign', 'cRLSign'], undefined, true]);
  });

  test('of version 1 has the same names', () => {
    const { certified, rest } = parts(ca.der);
    const version1 = parsed(sequence(sequence(certified.subarray(4 + VERSION.length)), rest));
    assert.is(version1.subject, 'CN=example.com, O=example Inc.');
    assert.is(parsed(issue({ ca, subject: { CN: 'a' } }).der).issuer, version1.issuer);
  });

  test('of any public authority can be read', () => {
    assert.ok(rootCertificates.length > 100);
    for (const pem of rootCertificates) {
      const x509 = new X509Certificate(pem);
      const certificate = parsed(x509.raw);
      assert.is(new X509Certificate(certificate.pem).fingerprint256, x509.fingerprint256);
      assert.ok(certificate.ca && certificate.notBefore < certificate.notAfter && certificate.subject !== '', x509.subject);
    }
  });

  test('is refused where bytes are beside it', () => {
    assert.is(parseCertificate(Buffer.concat([ca.der, Buffer.from([0])])), 'holds bytes that are not part of the certificate');
    assert.is(parseCertificate(Buffer.concat([ca.der, ca.der])), 'holds bytes that are not part of the certificate');
  });

  test('is refused in BER, outside and inside', () => {
    assert.is(parseCertificate(longer(ca.der)), 'holds bytes that are not part of the certificate');
    const { certified, rest } = parts(ca.der);
    const ber = sequence(longer(certified), rest);
    assert.ok(new X509Certificate(ber).raw.equals(ber), 'node:crypto alone does not see it');
    assert.is(parseCertificate(ber), 'is not encoded in DER');
  });

  test('is refused where it is something else, or cut off', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('no'), ca.der.subarray(0, -1), sequence(sequence(), sequence(), bits(0, Buffer.alloc(8)))]) {
      assert.is(parseCertificate(bytes), 'is not an X.509 certificate');
    }
  });

  test('is refused where a date is none', () => {
    for (const [date, wrong] of [['260101000000Z', '260001000000Z'], ['21251231235959Z', '21251331235959Z']] as const) {
      const broken = Buffer.from(ca.der.toString('latin1').replace(date, wrong), 'latin1');
      assert.is(parseCertificate(broken), 'has a date that cannot be read');
    }
  });

  test('is refused where an extension cannot be read', () => {
    const broken = issue({ ca, extensions: [extension(BASIC_CONSTRAINTS, true, der(0x30, Buffer.from([0x01])))] });
    assert.is(parseCertificate(broken.der), 'has an extension or a name that cannot be read');
  });
});
