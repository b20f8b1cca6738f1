// A gateway's certificate that does not carry the gateway's identity.
import { check } from '../check.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import { contestedValues, ownClaims } from '../claims.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';
import { leafBehind } from '../leaf-behind.ts';
import { listed } from '../listed.ts';

export const wrongCertificate = check(
  {
    code: 'MF4005',
    name: 'wrong-certificate',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} has {uris}, but the {side} gateway of {cluster} has the identity {identity}; peers compare the two, so its handshakes fail',
    help: '{remedy}',
  },
  function* (federation, found) {
    const contested = contestedValues(ownClaims(federation, 'identity'));
    for (const { cluster, side, identity, certificate } of federation.agreements.flatMap(gatewayCertificates)) {
      const { leaf, file } = certificate.value;
      if (identity === undefined || (leaf.uris.length === 1 && leaf.uris[0] === identity.value)) continue;
      // Where another cluster has that identity too, the identity is the fault, and not the certificate.
      if (contested.has(identity.value)) continue;
      const isBehind = leafBehind(certificate.value) !== undefined;
      const remedy = isBehind ? 'Put the gateway’s own certificate first in the file, then each CA after the one that it issued.' : 'Have the certificate issued with that identity as its only URI SAN, or correct `identity`.';
      const uris = isBehind ? `that of the CA \`${leaf.subject}\` in the first place, where its own belongs` : described(leaf);
      const related = [{ at: identity.at, message: `the ${side} gateway has the identity ${identity.value}` }];
      yield found({ at: certificate.at, related }, { file, uris, side, cluster, identity: identity.value, remedy });
    }
  },
);

/** A SPIFFE certificate has exactly one URI. */
function described({ uris }: Certificate): string {
  if (uris.length === 0) return 'no URI SAN';
  return uris.length === 1 ? `the URI SAN ${uris.join()}` : `${uris.length} URI SANs, ${listed(uris)}`;
}
