// A gateway's certificate with a kind of key that Envoy does not take.
import { check } from '../check.ts';
import { ENVOY, ENVOY_OF_2019, usableByEnvoy } from '../../certificates/usable-by-envoy.ts';
import { gatewayCertificates } from '../gateway-certificates.ts';

export const unusableKey = check(
  {
    code: 'MF4007',
    name: 'unusable-key',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} has {problem}, so every handshake of the {side} gateway fails',
    help: 'Make a new key pair, {curves} or RSA with 2048 bits or more, and have the certificate issued for it.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const isOld = agreement.target.value === 'istio-1.2';
      for (const { side, certificate } of gatewayCertificates(agreement)) {
        const usable = usableByEnvoy(certificate.value.leaf, isOld ? ENVOY_OF_2019 : ENVOY);
        if (usable === true) continue;
        yield found({ at: certificate.at }, { file: certificate.value.file, problem: usable, side, curves: isOld ? 'P-256' : 'P-256, P-384' });
      }
    }
  },
);
