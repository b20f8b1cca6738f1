// Two certificates of one issuer with one serial number.
import { check } from '../check.ts';
import { placedCertificates, type PlacedCertificate } from '../placed-certificates.ts';

export const repeatedSerial = check(
  {
    code: 'MF4020',
    name: 'repeated-serial',
    since: '0.1.0',
    severity: 'warning',
    message: 'the certificates of `{subject}` and `{other}` have the same issuer, `{issuer}`, and the same serial number, {serial}; to revoke one of them revokes both, and some verifiers refuse the second',
    help: 'Have one of the two issued anew, under a number of its own.',
  },
  function* ({ agreements }, found) {
    const first = new Map<string, PlacedCertificate>();
    for (const placed of agreements.flatMap(placedCertificates)) {
      const { issuer, serial, subject, fingerprint } = placed.certificate;
      const number = `${issuer} ${serial} ${placed.certificate.authorityKeyId ?? ''}`;
      const known = first.get(number);
      if (known === undefined) first.set(number, placed);
      if (known === undefined || known.certificate.fingerprint === fingerprint) continue;
      const related = known.at === placed.at ? [] : [{ at: known.at, message: `the certificate of \`${known.certificate.subject}\`` }];
      yield found({ at: placed.at, related }, { subject, other: known.certificate.subject, issuer, serial: Number.parseInt(serial, 16) < 2 ** 32 ? String(Number.parseInt(serial, 16)) : `0x${serial}` });
    }
  },
);
