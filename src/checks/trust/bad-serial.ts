// A serial number that no CA may give.
import { check } from '../check.ts';
import { placedCertificates } from '../placed-certificates.ts';

const LONGEST = 20;

export const badSerial = check(
  {
    code: 'MF4019',
    name: 'bad-serial',
    since: '0.1.0',
    severity: 'warning',
    message: 'the certificate of `{subject}` has {problem} as its serial number; RFC 5280 wants a positive one of at most 20 bytes, some verifiers refuse others, and a revocation cannot name it for sure',
    help: 'Have it issued anew; with openssl, leave out `-set_serial`, and a random one is made.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      // The reference text itself gives 0.
      if (agreement.target.value === 'istio-1.2') continue;
      for (const { at, certificate } of placedCertificates(agreement)) {
        const problem = problemOf(certificate.serial);
        if (problem !== undefined) yield found({ at }, { subject: certificate.subject, problem });
      }
    }
  },
);

function problemOf(serial: string): string | undefined {
  if (/^0*$/.test(serial)) return '0';
  if (/^[89a-f]/.test(serial)) return 'a negative number';
  return serial.length > LONGEST * 2 ? `a number of ${serial.length / 2} bytes` : undefined;
}
