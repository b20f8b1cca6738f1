// The maker against node:crypto: names, key ids and signatures of every kind of key.
import { X509Certificate } from 'node:crypto';
import * as assert from 'uvu/assert';
import { issue, makeCa, type KeyKind } from './make-certificate.ts';
import { spec } from './spec.ts';

spec('made certificates', (test) => {
  for (const key of ['rsa-2048', 'ec-prime256v1', 'ec-secp384r1', 'ec-secp521r1', 'ed25519'] satisfies KeyKind[]) {
    test(`are signed by a CA with a key of the kind ${key}`, () => {
      const root = makeCa({ key });
      const intermediate = makeCa({ key, by: root, subject: { CN: 'intermediate' } });
      const leaf = issue({ ca: intermediate, key, uris: ['spiffe://c1.example.com/gateway'], usages: ['clientAuth'] });
      for (const [made, by] of [[root, root], [intermediate, root], [leaf, intermediate]] as const) {
        const x509 = new X509Certificate(made.pem);
        assert.ok(x509.checkIssued(new X509Certificate(by.pem)));
        assert.ok(x509.verify(new X509Certificate(by.pem).publicKey));
        assert.ok(x509.checkPrivateKey(made.key));
      }
      const x509 = new X509Certificate(leaf.pem);
      assert.is(x509.ca, false);
      assert.is(x509.subjectAltName, 'URI:spiffe://c1.example.com/gateway');
      assert.equal(x509.keyUsage, ['1.3.6.1.5.5.7.3.2']);
    });
  }

  test('have serial numbers of their own', () => {
    const ca = makeCa();
    const serials = Array.from({ length: 20 }, () => new X509Certificate(issue({ ca }).pem).serialNumber);
    assert.is(new Set(serials).size, 20);
  });
});
