// A gateway's certificate that no CA has issued.
import { check } from '../check.ts';
import { issuedBy } from '../../certificates/issued-by.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';

export const selfSignedCertificate = check(
  {
    code: 'MF4013',
    name: 'self-signed-certificate',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} is signed by its own key, and no CA vouches for it; every peer refuses the {side} gateway in the handshake',
    help: 'Have it issued by a CA that the peers list in `trust`.',
  },
  function* ({ agreements }, found) {
    for (const { side, certificate } of agreements.flatMap(gatewayCertificates)) {
      const { leaf, file } = certificate.value;
      // One that is marked as a CA is a finding of its own.
      if (!leaf.ca && issuedBy(leaf, leaf)) yield found({ at: certificate.at }, { file, side });
    }
  },
);
