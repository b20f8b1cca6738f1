// The days on which a certificate is valid, to the second.
import * as assert from 'uvu/assert';
import { issue, makeCa } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import type { Certificate } from './certificate.ts';
import { readCertificates } from './read-certificates.ts';
import { validOn } from './valid-on.ts';

const ca = makeCa();

function between(notBefore: string, notAfter: string): Certificate {
  const made = issue({ ca, notBefore: new Date(notBefore), notAfter: new Date(notAfter) });
  const [certificate] = readCertificates(Buffer.from(made.pem)).certificates;
  if (certificate === undefined) throw new Error('not readable');
  return certificate;
}

const verdicts = (certificate: Certificate, ...days: readonly string[]): readonly string[] => days.map((day) => validOn(certificate, day));

spec('valid on a day', (test) => {
  test('is a certificate from the day on which it starts to the day on which it ends', () => {
    const certificate = between('2026-03-01T23:59:59Z', '2026-03-03T00:00:00Z');
    assert.equal(verdicts(certificate, '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'), ['not-yet', 'valid', 'valid', 'valid', 'expired']);
  });

  test('is decided by the day in UTC, to the second', () => {
    const certificate = between('2026-03-01T00:00:00Z', '2026-03-31T23:59:59Z');
    assert.equal(verdicts(certificate, '2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'), ['not-yet', 'valid', 'valid', 'expired']);
  });

  test('is nothing on what is no day', () => {
    assert.is(validOn(between('2000-01-01T00:00:00Z', '2200-01-01T00:00:00Z'), 'someday'), 'expired');
  });
});
