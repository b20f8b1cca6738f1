// A trusted root that does not say that it is a CA.
import { check } from '../check.ts';
import { placedCertificates } from '../placed-certificates.ts';

export const unmarkedCa = check(
  {
    code: 'MF4027',
    name: 'unmarked-ca',
    since: '0.1.0',
    severity: 'warning',
    message: 'the root `{subject}` is signed by itself, but nothing in it says that it is a CA; Envoy takes it all the same, other verifiers refuse what it has issued, and it may be the certificate of one host alone',
    help: 'Make sure that it is the CA that is meant, and have it made anew with `basicConstraints = critical, CA:TRUE`.',
  },
  function* ({ agreements }, found) {
    for (const { at, certificate, role } of agreements.flatMap(placedCertificates)) {
      // What is trusted and neither a CA nor such a root is an error, and was not read any further.
      if (role === 'trusted' && !certificate.ca) yield found({ at }, { subject: certificate.subject });
    }
  },
);
