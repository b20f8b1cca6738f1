// A gateway's certificate that does not carry the gateway's identity.
import { check } from '../check.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';
import { listed } from '../listed.ts';

export const wrongCertificate = check(
  {
    code: 'MF4005',
    name: 'wrong-certificate',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} has {uris}, but the {side} gateway of {cluster} has the identity {identity}; peers compare the two, so its handshakes fail',
    help: 'Have the certificate issued with that identity as its only URI SAN, or correct `identity`.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, side, identity, certificate } of agreements.flatMap(gatewayCertificates)) {
      const { leaf, file } = certificate.value;
      if (identity === undefined || (leaf.uris.length === 1 && leaf.uris[0] === identity.value)) continue;
      const related = [{ at: identity.at, message: `the ${side} gateway has the identity ${identity.value}` }];
      yield found({ at: certificate.at, related }, { file, uris: described(leaf), side, cluster, identity: identity.value });
    }
  },
);

/** A SPIFFE certificate has exactly one URI. */
function described({ uris }: Certificate): string {
  if (uris.length === 0) return 'no URI SAN';
  return uris.length === 1 ? `the URI SAN ${uris.join()}` : `${uris.length} URI SANs, ${listed(uris)}`;
}
