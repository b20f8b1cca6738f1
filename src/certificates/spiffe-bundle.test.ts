// Trust bundles of SPIFFE: the CAs in them, and everything that can be wrong with one.
import { createPublicKey } from 'node:crypto';
import * as assert from 'uvu/assert';
import { makeCa, type KeyKind, type Made } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { readCaFile, readCertificates } from './read-certificates.ts';

const ca = makeCa();
const other = makeCa({ key: 'rsa-2048' });

const jwk = ({ key, der }: Made): Record<string, unknown> => ({ use: 'x509-svid', ...createPublicKey(key).export({ format: 'jwk' }), x5c: [der.toString('base64')] });
const bundle = (...keys: readonly unknown[]): string => JSON.stringify({ spiffe_sequence: 7, spiffe_refresh_hint: 600, keys }, null, 2);

const pems = (file: string): readonly string[] => readCaFile(Buffer.from(file)).certificates.map(({ pem }) => pem);
const faults = (file: string): readonly string[] => readCaFile(Buffer.from(file)).faults.map((fault) => `${fault.kind}@${fault.line}: ${fault.kind === 'private-key' ? fault.shape : fault.problem}`);

spec('a trust bundle of SPIFFE', (test) => {
  test('brings the CAs of its x509-svid keys, as the same certificates in PEM do', () => {
    assert.equal(pems(bundle(jwk(ca), jwk(other))), [ca.pem, other.pem]);
    assert.equal(readCaFile(Buffer.from(`\ufeff${bundle(jwk(ca))}`)), readCaFile(Buffer.from(ca.pem)));
    for (const key of ['ec-secp384r1', 'ec-secp521r1', 'ed25519', 'rsa-2048'] satisfies KeyKind[]) {
      const made = makeCa({ key });
      assert.equal(pems(bundle(jwk(made))), [made.pem], key);
    }
  });

  test('brings nothing else', () => {
    const { use: _, ...unused } = jwk(other);
    assert.equal(pems(bundle({ ...jwk(other), use: 'jwt-svid', kid: 'a' }, jwk(ca), unused, { ...unused, use: 'sig' })), [ca.pem]);
    assert.equal(faults(bundle({ ...unused, use: 'jwt-svid' })), ['broken-bundle@1: is a trust bundle without any key for the use `x509-svid`']);
    assert.equal(faults(bundle()), ['broken-bundle@1: is a trust bundle without any key for the use `x509-svid`']);
  });

  test('says what is broken, and in which key', () => {
    const at = (key: unknown): readonly string[] => faults(bundle(jwk(ca), key));
    const lines = bundle(jwk(ca)).split('\n').length - 1;
    const broken = (what: string): readonly string[] => [`broken-bundle@${lines}: has a key, keys[1], that ${what}`];
    assert.equal(at({ ...jwk(ca), x5c: undefined }), broken('has no `x5c` with exactly one certificate'));
    assert.equal(at({ ...jwk(ca), x5c: [...(jwk(ca)['x5c'] as string[]), other.der.toString('base64')] }), broken('has no `x5c` with exactly one certificate'));
    assert.equal(at({ ...jwk(ca), x5c: [ca.pem] }), broken('has a certificate in `x5c` that is not base64'));
    assert.equal(at({ ...jwk(ca), x5c: ['MAA='] }), broken('has a certificate in `x5c` that is not an X.509 certificate'));
    assert.equal(at({ ...jwk(ca), x5c: jwk(other)['x5c'] }), broken('is not the key of the certificate in its `x5c`'));
    assert.equal(at({ use: 'x509-svid', x5c: jwk(ca)['x5c'] }), broken('is not the key of the certificate in its `x5c`'));
    assert.equal(at(7), broken('is not an object'));
    assert.equal(pems(bundle(jwk(ca), 7)), [ca.pem]);
  });

  test('is refused where it is none', () => {
    assert.equal(faults('{}'), ['broken-bundle@1: is JSON without a list `keys`, and so no trust bundle of SPIFFE']);
    assert.equal(faults('{"keys": {}}'), ['broken-bundle@1: is JSON without a list `keys`, and so no trust bundle of SPIFFE']);
    assert.equal(faults('{"keys": ['), ['broken-bundle@1: starts like JSON and cannot be read as JSON']);
    assert.equal(faults(`{keys: []}`), ['broken-bundle@1: starts like JSON and cannot be read as JSON']);
    assert.equal(faults(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`).length, 1);
    const twice = bundle(jwk(ca)).replace('"keys"', `"keys": [${JSON.stringify(jwk(other))}], "keys"`);
    assert.equal(pems(twice), []);
    assert.equal(faults(twice), ['broken-bundle@1: is JSON in which a member stands twice']);
    assert.equal(faults(bundle(...Array(257).fill(jwk(ca)))), ['broken-bundle@1: holds 257 keys; at most 256 are read']);
  });

  test('nests no deeper than a bundle has reason to, so that no reader runs out of stack', () => {
    for (const [open, close] of [['[', ']'], ['{"a":', '}']] as const) {
      assert.equal(faults(`{"keys":${open.repeat(20_000)}1${close.repeat(20_000)}}`), ['broken-bundle@1: is JSON that is nested over 32 levels deep']);
    }
    assert.equal(faults(`{"a":"\\"${'['.repeat(40)}","keys":[]}`), ['broken-bundle@1: is a trust bundle without any key for the use `x509-svid`']);
  });

  test('is nothing for a gateway to show', () => {
    assert.equal(readCertificates(Buffer.from(bundle(jwk(ca)))).certificates, []);
  });

  test('with a private member is a private key', () => {
    assert.equal(faults(bundle({ ...jwk(ca), d: ca.key.export({ format: 'jwk' }).d })).map((fault) => fault.split(': ')[1]), ['JWK']);
  });
});
