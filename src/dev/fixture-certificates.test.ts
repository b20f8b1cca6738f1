// The certificates that lie in fixtures/ are those that the stories mean, and nothing but certificates.
import { readFileSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import { resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { readCertificates } from '../certificates/read-certificates.ts';
import type { Certificate } from '../certificates/certificate.ts';
import { FIXTURE_TRUSTS, makeFixtureTrust } from './fixture-certificates.ts';
import { spec } from './spec.ts';

function onlyCertificate(bytes: Uint8Array): Certificate {
  const { certificates, faults } = readCertificates(bytes);
  const [certificate] = certificates;
  if (faults.length > 0 || certificates.length !== 1 || certificate === undefined) throw new Error(JSON.stringify(faults));
  assert.is(certificate.pem, Buffer.from(bytes).toString(), 'there is nothing else in the file');
  return certificate;
}

const fromDisk = (path: string): Uint8Array => readFileSync(resolve(import.meta.dirname, '../../fixtures', path));

spec('fixture certificates', (test) => {
  for (const trust of FIXTURE_TRUSTS) {
    const [story] = Object.keys(trust.files);
    const made = makeFixtureTrust(trust);
    for (const [where, read] of [['as made', (path: string) => Buffer.from(made.get(path) ?? '')], ['on disk', fromDisk]] as const) {
      test(`fit the story of ${story}, ${where}`, () => {
        const entries = Object.entries(trust.files).map(([path, value]) => ({ value, certificate: onlyCertificate(read(path)) }));
        const ca = entries.find(({ value }) => value === 'ca')?.certificate;
        assert.is(ca?.subject, `CN=${trust.ca.CN}, O=${trust.ca.O}`);
        for (const { value, certificate } of entries) {
          assert.equal(certificate.uris, value === 'ca' ? [] : [value]);
          assert.is(certificate.ca, value === 'ca');
          assert.is(certificate.key, 'ec-prime256v1');
          assert.is(certificate.notAfter, Date.UTC(2125, 11, 31, 23, 59, 59));
          assert.ok(new X509Certificate(certificate.pem).verify(new X509Certificate(ca?.pem ?? '').publicKey));
        }
        assert.is(new Set(entries.map(({ certificate }) => certificate.fingerprint)).size, new Set(Object.values(trust.files)).size);
      });
    }
  }
});
