// A CA whose RSA key is too short.
import { check } from '../check.ts';
import { placedCertificates } from '../placed-certificates.ts';

const LEAST_RSA_BITS = 2048;

export const weakCaKey = check(
  {
    code: 'MF4018',
    name: 'weak-ca-key',
    since: '0.1.0',
    severity: 'warning',
    message: 'the CA `{subject}` has an RSA key of {bits} bits, and 2048 are the least that is held to be safe; Envoy accepts it in a CA, so whoever breaks it can come as any peer',
    help: 'Replace the CA by one with a longer key, or a key on P-256 or P-384.',
  },
  function* ({ agreements }, found) {
    for (const { at, certificate, role } of agreements.flatMap(placedCertificates)) {
      const bits = role === 'leaf' ? undefined : /^rsa-(\d+)$/.exec(certificate.key)?.[1];
      if (bits !== undefined && Number(bits) < LEAST_RSA_BITS) yield found({ at }, { subject: certificate.subject, bits });
    }
  },
);
