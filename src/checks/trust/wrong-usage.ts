// A gateway's certificate that may not be used for what the gateway does.
import { check } from '../check.ts';
import { allows } from '../../certificates/judge-path.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import type { Side } from '../../model/names.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';
import { usageOf } from '../../model/vouching-ca.ts';
import { handshakes } from '../handshakes.ts';

export const wrongUsage = check(
  {
    code: 'MF4015',
    name: 'wrong-usage',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} {problem}, but the {side} gateway of {cluster} is the {role} of each handshake; its peers refuse the certificate',
    help: 'Have it issued with {wanted}.',
  },
  function* (federation, found) {
    const met = handshakes(federation);
    for (const agreement of federation.agreements) {
      for (const { cluster, side, certificate } of gatewayCertificates(agreement)) {
        const { leaf, file } = certificate.value;
        const wrong = problemOf(leaf, side);
        if (wrong === undefined) continue;
        const related = met
          .filter(({ owner, side: shown }) => owner === agreement && shown === side)
          .map(({ because, verifier }) => ({ at: because, message: `${verifier.cluster} verifies it because of this` }));
        const role = side === 'ingress' ? 'server' : 'client';
        yield found({ at: certificate.at, related }, { file, side, cluster, role, ...wrong });
      }
    }
  },
);

function problemOf(leaf: Certificate, side: Side): { readonly problem: string; readonly wanted: string } | undefined {
  const usage = usageOf(side);
  // Envoy and openssl agree, anyExtendedKeyUsage included: it stands for nothing.
  if (!allows(leaf, usage)) return { problem: `has an extended key usage without ${usage}`, wanted: `the extended key usage ${usage}, or with none` };
  // A CA in this place is a finding of its own.
  if (!leaf.ca && leaf.keyUsage?.includes('digitalSignature') === false) return { problem: 'has a key usage without digitalSignature', wanted: 'the key usage digitalSignature' };
  return undefined;
}
