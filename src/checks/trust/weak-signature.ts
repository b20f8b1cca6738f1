// A certificate whose signature rests on SHA-1.
import { check } from '../check.ts';
import { isWeakSignature } from '../../certificates/signature.ts';
import { placedCertificates } from '../placed-certificates.ts';

export const weakSignature = check(
  {
    code: 'MF4017',
    name: 'weak-signature',
    since: '0.1.0',
    severity: 'warning',
    message: 'the certificate of `{subject}` was signed with {signature}; Envoy still accepts it, but SHA-1 can be collided: another certificate can be made that carries the same signature',
    help: 'Have it issued anew, signed with SHA-256 or more.',
  },
  function* ({ agreements }, found) {
    for (const { at, certificate, role } of agreements.flatMap(placedCertificates)) {
      // A trusted CA is trusted as it is: nobody looks at how it was signed.
      if (role === 'trusted' || !isWeakSignature(certificate.signature)) continue;
      yield found({ at }, { subject: certificate.subject, signature: certificate.signature });
    }
  },
);
