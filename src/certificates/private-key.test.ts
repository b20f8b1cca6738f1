// Private keys in every wrapping in which people commit them, made by those who make such files: node:crypto and node-forge.
import { createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import forge from 'node-forge';
import * as assert from 'uvu/assert';
import { der as value, oid, OCTET_STRING, sequence } from '../dev/der-writer.ts';
import { makeCa, makeKey, pemOf } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { findPrivateKey } from './private-key.ts';
import { readCertificates } from './read-certificates.ts';

const rsa = makeKey('rsa-2048');
const ec = makeKey('ec-prime256v1');
const ed = makeKey('ed25519');
const { pem: certificate, der: certificateDer } = makeCa();

const octets = (bytes: Uint8Array): Buffer => value(OCTET_STRING, bytes);

/** A public key in every form. */
const publicForms = (key: KeyObject): readonly (string | Buffer)[] => {
  const spki = key.export({ type: 'spki', format: 'der' });
  const pkcs1 = key.asymmetricKeyType === 'rsa' ? [key.export({ type: 'pkcs1', format: 'der' }), key.export({ type: 'pkcs1', format: 'pem' })] : [];
  return [spki, spki.toString('base64'), key.export({ type: 'spki', format: 'pem' }), ...pkcs1, JSON.stringify(key.export({ format: 'jwk' }))];
};

const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): string => key.export({ type, format: 'pem' }).toString();
const der = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): Buffer => key.export({ type, format: 'der' });
const encryption = { cipher: 'aes-256-cbc', passphrase: 'secret' };
const encrypted = ec.export({ type: 'pkcs8', format: 'pem', ...encryption }).toString();
const openssh = Buffer.concat([Buffer.from('openssh-key-v1\0'), randomBytes(200)]);

function pkcs12(): Buffer {
  const { key, pem: own } = makeCa({ key: 'rsa-2048' });
  const store = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(pem(key, 'pkcs1')), forge.pki.certificateFromPem(own), 'secret', { algorithm: '3des' });
  return Buffer.from(forge.asn1.toDer(store).getBytes(), 'latin1');
}

/** A secret key packet: version 4, a time, RSA. */
const pgp = (head: readonly number[]): Buffer => Buffer.concat([Buffer.from([...head, 4, 0x60, 1, 2, 3, 1]), randomBytes(270)]);

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

/** File → what is said about it. */
const FILES: readonly (readonly [name: string, file: string | Uint8Array, shape: string])[] = [
  ['PKCS#1', pem(rsa, 'pkcs1'), 'RSA PRIVATE KEY'],
  ['PKCS#1, encrypted', rsa.export({ type: 'pkcs1', format: 'pem', ...encryption }).toString(), 'RSA PRIVATE KEY'],
  ['PKCS#8', pem(ed, 'pkcs8'), 'PRIVATE KEY'],
  ['PKCS#8, encrypted', encrypted, 'ENCRYPTED PRIVATE KEY'],
  ['SEC1', pem(ec, 'sec1'), 'EC PRIVATE KEY'],
  ['OPENSSH', pemOf(openssh, 'OPENSSH PRIVATE KEY'), 'OPENSSH PRIVATE KEY'],
  ['a label of another kind', pemOf(randomBytes(100), 'ANY PRIVATE KEY'), 'PRIVATE KEY'],
  ['after a certificate', certificate + pem(rsa, 'pkcs1'), 'RSA PRIVATE KEY'],
  ['before a certificate', pem(ec, 'sec1') + certificate, 'EC PRIVATE KEY'],
  ['on the line of another block', certificate.trim() + pem(ec, 'sec1'), 'EC PRIVATE KEY'],
  ['cut off', certificate + pem(rsa, 'pkcs1').slice(0, 300), 'RSA PRIVATE KEY'],
  ['without its BEGIN', certificate + pem(rsa, 'pkcs8').slice(30), 'PRIVATE KEY'],
  ['with too few dashes', pem(rsa, 'pkcs8').replaceAll('-----', '--'), 'PRIVATE KEY'],
  ['with CR alone', pem(rsa, 'pkcs8').replaceAll('\n', '\r'), 'PRIVATE KEY'],
  ['in a JSON string', JSON.stringify({ cert: certificate, key: pem(ec, 'sec1') }), 'EC PRIVATE KEY'],
  ['under the label of a certificate', certificate + pemOf(der(rsa, 'pkcs8')), 'PKCS#8 PRIVATE KEY in DER'],
  ['OPENSSH under the label of a certificate', pemOf(openssh), 'OPENSSH PRIVATE KEY'],
  ['PKCS#1 under the label of a certificate', pemOf(der(rsa, 'pkcs1')), 'RSA or DSA PRIVATE KEY in DER'],
  ['without any label', `${certificate}\n${base64(der(ec, 'sec1'))}\n`, 'EC PRIVATE KEY in DER'],
  ['in a Secret', `data:\n  tls.crt: ${base64(certificate)}\n  tls.key: ${base64(pem(rsa, 'pkcs1'))}\n`, 'RSA PRIVATE KEY'],
  ['twice in base64', base64(base64(pem(rsa, 'pkcs1'))), 'RSA PRIVATE KEY'],
  ['JWK', JSON.stringify(ec.export({ format: 'jwk' }), null, 2), 'JWK'],
  ['JWKS', JSON.stringify({ keys: [rsa.export({ format: 'jwk' })] }), 'JWK'],
  ['UTF-16, as PowerShell writes it', Buffer.from(`\ufeff${pem(rsa, 'pkcs8')}`, 'utf16le'), 'PRIVATE KEY'],
  ['PKCS#1 in DER', der(rsa, 'pkcs1'), 'RSA or DSA PRIVATE KEY in DER'],
  ['PKCS#8 in DER', der(ed, 'pkcs8'), 'PKCS#8 PRIVATE KEY in DER'],
  ['PKCS#8 in DER, encrypted', ec.export({ type: 'pkcs8', format: 'der', ...encryption }), 'encrypted PKCS#8 PRIVATE KEY in DER'],
  ['PKCS#8 in DER, cut off', der(rsa, 'pkcs8').subarray(0, 600), 'PKCS#8 PRIVATE KEY in DER'],
  ['PKCS#8 in DER, with more behind it', Buffer.concat([der(rsa, 'pkcs8'), randomBytes(9)]), 'PKCS#8 PRIVATE KEY in DER'],
  ['SEC1 in DER', der(ec, 'sec1'), 'EC PRIVATE KEY in DER'],
  ['PKCS#12', pkcs12(), 'PKCS#12'],
  ['PKCS#12 in base64', base64(pkcs12()), 'PKCS#12'],
  ['PKCS#12 in a Secret', `data:\n  store.p12: |\n    ${base64(pkcs12()).match(/.{1,76}/g)?.join('\n    ')}\n`, 'PKCS#12'],
  ['PGP', pemOf(randomBytes(100), 'PGP PRIVATE KEY BLOCK'), 'PGP PRIVATE KEY'],
  ['PGP without armour', pgp([0x95, 0x01, 0x10]), 'PGP'],
  ['PGP in the newer form, in base64', base64(pgp([0xc5, 0xc1, 0x10])), 'PGP'],
  ['PuTTY', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n', 'PuTTY'],
  ['a store of Java', Buffer.from(`feedfeed000000020000000100000001${'00'.repeat(40)}`, 'hex'), 'Java key store'],
  ['JWK with its secret first', JSON.stringify({ d: 'x'.repeat(43), kty: 'OKP' }), 'JWK'],
  ['JWK in YAML', `keys:\n  - kty: EC\n    crv: P-256\n    d: ${ec.export({ format: 'jwk' }).d}\n`, 'JWK'],
  ['JWK in base64', base64(JSON.stringify(ec.export({ format: 'jwk' }))), 'JWK'],
  ['a secret key as JWK', JSON.stringify({ kty: 'oct', k: base64(randomBytes(32)) }), 'JWK'],
  ['a key in place of the certificate in a trust bundle', JSON.stringify({ spiffe_sequence: 1, keys: [{ use: 'x509-svid', ...createPublicKey(ec).export({ format: 'jwk' }), x5c: [base64(pem(ec, 'sec1'))] }] }), 'EC PRIVATE KEY'],
  ['JWK in a trust bundle', JSON.stringify({ keys: [{ use: 'x509-svid', ...ec.export({ format: 'jwk' }), x5c: ['MIIB'] }] }), 'JWK'],
  ['encrypted, in a Secret', `data: {tls.key: "${base64(encrypted)}"}`, 'ENCRYPTED PRIVATE KEY'],
  ['encrypted in DER, in a Secret', `data: {tls.key: ${base64(ec.export({ type: 'pkcs8', format: 'der', ...encryption }))}}`, 'encrypted PKCS#8 PRIVATE KEY in DER'],
  ['OPENSSH in base64', base64(pemOf(openssh, 'OPENSSH PRIVATE KEY')), 'OPENSSH PRIVATE KEY'],
  ['PKCS#1 in DER, in base64', base64(der(rsa, 'pkcs1')), 'RSA or DSA PRIVATE KEY in DER'],
  ['base64 glued to a word', `/data/${base64(pem(ed, 'pkcs8'))}`, 'PRIVATE KEY'],
  ['base64 in a JSON string, with its line breaks', JSON.stringify({ key: base64(der(rsa, 'pkcs8')).match(/.{1,64}/g)?.join('\n') }), 'PKCS#8 PRIVATE KEY in DER'],
  ['in stringData', `stringData:\n  tls.key: |\n    ${pem(ec, 'pkcs8').trim().replaceAll('\n', '\n    ')}\n`, 'PRIVATE KEY'],
];

spec('private keys', (test) => {
  for (const [name, file, shape] of FILES) {
    test(`are found: ${name}`, () => {
      const read = readCertificates(Buffer.from(file));
      assert.equal(read.certificates, []);
      assert.equal(
        read.faults.map((fault) => fault.kind === 'private-key' && fault.shape),
        [shape],
      );
    });
  }

  test('are named by their place, and nothing else is said of them', () => {
    const file = `${certificate}# mine\n${pem(rsa, 'pkcs1')}`;
    const [fault] = readCertificates(Buffer.from(file)).faults;
    assert.is(fault?.line, file.slice(0, file.indexOf('BEGIN RSA')).split('\n').length);
    assert.is(fault?.offset, file.indexOf('BEGIN RSA'));
    assert.equal(Object.keys(fault ?? {}).sort(), ['kind', 'line', 'offset', 'shape']);
    const secret = `data:\n  tls.key: ${base64(pem(rsa, 'pkcs1'))}\n`;
    assert.is(readCertificates(Buffer.from(secret)).faults[0]?.offset, secret.indexOf('LS0t'));
  });

  test('are not seen where there are none', () => {
    const none: readonly (string | Buffer)[] = [
      rootCertificates.join('\n'),
      `# The END: its private key is elsewhere, no PRIVATE KEY here. The END, and no PRIVATE KEY.\n${certificate}`,
      `data:\n  tls.crt: ${base64(certificate)}\n`,
      JSON.stringify({ keys: [{ kty: 'EC', crv: 'P-256', x: 'd', y: 'k', kid: 'a' }] }),
      JSON.stringify({ d: 'a day', k: 'a key, of another kind' }),
      pemOf(randomBytes(100), 'PUBLIC KEY'),
      pemOf(randomBytes(100), 'PGP PUBLIC KEY BLOCK'),
      ...[rsa, ec, ed].flatMap((key) => publicForms(createPublicKey(key))),
      base64(certificate),
      certificateDer,
      base64(certificateDer),
      base64(base64(certificateDer)),
      `data:\n  tls.crt: ${base64(certificate)}\n  ca.crt: |\n    ${base64(certificate).match(/.{1,64}/g)?.join('\n    ')}\n`,
      JSON.stringify({ keys: [{ use: 'x509-svid', ...createPublicKey(ec).export({ format: 'jwk' }), x5c: [base64(certificateDer)] }], spiffe_sequence: 1 }),
      'kty: EC\nd: a day\nk: 7\n',
      `ssh-rsa ${base64(randomBytes(200).fill(0, 0, 3).fill(7, 3, 4))} me@example.com`,
      // A hash with its algorithm, as a signature holds it: the outline of an encrypted key.
      base64(sequence(sequence(oid('608648016503040201')), octets(randomBytes(32)))),
      // A store of Java without a key, a message of PGP.
      Buffer.from(`feedfeed000000020000000100000002${'00'.repeat(40)}`, 'hex'),
      base64(Buffer.concat([Buffer.from([0x85, 0x01, 0x0c, 0x03]), randomBytes(40)])),
      'Private keys never leave their host. BEGIN here, END there.',
    ];
    for (const file of none) {
      const found = findPrivateKey(Buffer.from(file), Buffer.from(file).toString());
      assert.is(found, undefined, `${found?.shape} in ${file.toString().slice(0, 80)}`);
    }
  });
});
