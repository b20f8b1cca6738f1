// A gateway's own certificate that may issue others.
import { check } from '../check.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';
import { leafBehind } from '../leaf-behind.ts';
import { trustsOf } from '../known-cas.ts';

export const certificateOfACa = check(
  {
    code: 'MF4016',
    name: 'certificate-of-a-ca',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} is that of a CA; whoever takes the key of the {side} gateway of {cluster} can issue certificates for other identities, and peers cannot tell',
    help: 'Have a certificate issued for the gateway alone, with `CA:FALSE` and without the key usages for signing certificates and lists. `openssl req -x509` writes `CA:TRUE` unless told otherwise.',
  },
  function* ({ agreements }, found) {
    const trusted = agreements.flatMap((agreement) => trustsOf(agreement).flatMap(({ files }) => files.map((file) => ({ ...file, cluster: agreement.cluster }))));
    for (const { cluster, side, certificate } of agreements.flatMap(gatewayCertificates)) {
      const { leaf, file } = certificate.value;
      // A CA before the gateway's own certificate is told as the wrong certificate.
      if (leafBehind(certificate.value) !== undefined) continue;
      if (!leaf.ca && leaf.keyUsage?.includes('keyCertSign') !== true) continue;
      const twin = trusted.find(({ value }) => value.some(({ fingerprint }) => fingerprint === leaf.fingerprint));
      const related = twin === undefined ? [] : [{ at: twin.at, message: `${twin.cluster} trusts it as a CA` }];
      yield found({ at: certificate.at, related }, { file, side, cluster });
    }
  },
);
