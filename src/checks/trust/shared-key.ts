// Gateways of two owners with one key pair: their certificates tell them apart, and the key does not.
import { check } from '../check.ts';
import { gatewayCertificates, type GatewayCertificate } from '../gateway-certificates.ts';

export const sharedKey = check(
  {
    code: 'MF4028',
    name: 'shared-key',
    since: '0.1.0',
    severity: 'warning',
    message: 'the {side} gateway of {cluster} and the {otherSide} gateway of {other} have the same key pair; each of the two can come as the other, and whoever takes the key from one of them has both identities',
    help: 'Make a key pair for each cluster where it is used, and have a certificate issued for each.',
  },
  function* ({ agreements }, found) {
    const first = new Map<string, GatewayCertificate>();
    for (const shown of agreements.flatMap(gatewayCertificates)) {
      const { keyFingerprint } = shown.certificate.value.leaf;
      const known = first.get(keyFingerprint);
      if (known === undefined) first.set(keyFingerprint, shown);
      if (known === undefined || known.cluster === shown.cluster) continue;
      const related = [{ at: known.certificate.at, message: `the certificate of the ${known.side} gateway of ${known.cluster}` }];
      yield found({ at: shown.certificate.at, related }, { side: shown.side, cluster: shown.cluster, otherSide: known.side, other: known.cluster });
    }
  },
);
