// Whether Envoy can serve, or present, a certificate with this kind of key.
import type { Certificate } from './certificate.ts';

const LEAST_RSA_BITS = 2048;
// Measured with Envoy 1.40 on both sides: leaves with P-521 and Ed25519 keys fail the handshake. Their CAs may have such keys.
const CURVES: readonly string[] = ['ec-prime256v1', 'ec-secp384r1'];

/** For the leaf of a gateway. Otherwise why not, in words that finish the sentence 'the certificate has …'. Compare with `=== true`. */
export function usableByEnvoy({ key }: Certificate): true | string {
  if (CURVES.includes(key)) return true;
  const bits = /^rsa-(\d+)$/.exec(key)?.[1];
  if (bits === undefined) return `a key of the kind ${key}; Envoy takes RSA, P-256 and P-384`;
  return Number(bits) >= LEAST_RSA_BITS ? true : `an RSA key of ${bits} bits; Envoy takes ${LEAST_RSA_BITS} and more`;
}
