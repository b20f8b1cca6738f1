// A bundle is the set of its certificates, whatever way they came.
import { createHash } from 'node:crypto';
import * as assert from 'uvu/assert';
import { makeCa } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { caBundle } from './ca-bundle.ts';
import { readCertificates } from './read-certificates.ts';

const pem = [makeCa(), makeCa(), makeCa()].map((made) => made.pem).join('');
const { certificates } = readCertificates(Buffer.from(pem));

spec('a CA bundle', (test) => {
  test('is the same in any order and with any repetition (C045)', () => {
    const bundle = caBundle(certificates);
    assert.equal(caBundle([...certificates].reverse()), bundle);
    assert.equal(caBundle([...certificates, ...certificates]), bundle);
    const sorted = certificates.map(({ fingerprint }) => fingerprint).sort();
    assert.equal(bundle.certificates.map(({ fingerprint }) => fingerprint), sorted);
    assert.is(bundle.fingerprint, createHash('sha256').update(sorted.join('')).digest('hex'));
  });

  test('has the PEM of all its certificates, and reads back as itself (C052)', () => {
    const bundle = caBundle(certificates);
    const again = readCertificates(Buffer.from(bundle.pem));
    assert.equal(again.faults, []);
    assert.equal(caBundle(again.certificates), bundle);
  });

  test('of other certificates has another fingerprint', () => {
    const bundles = [[], certificates.slice(0, 1), certificates.slice(1, 2), certificates.slice(0, 2), certificates].map((some) => caBundle(some));
    assert.is(new Set(bundles.map(({ fingerprint }) => fingerprint)).size, bundles.length);
  });
});
