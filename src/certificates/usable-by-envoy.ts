// Whether Envoy can serve, or present, a certificate with this kind of key.
import type { Certificate } from './certificate.ts';

const LEAST_RSA_BITS = 2048;

/** An Envoy, and the curves on which a leaf's key may lie. */
export interface Envoy {
  readonly name: string;
  readonly curves: readonly string[];
  /** What it takes, in words. */
  readonly takes: string;
}

/** Measured with Envoy 1.40 on both sides: leaves with P-521 and Ed25519 keys fail the handshake. Their CAs may have such keys. */
export const ENVOY: Envoy = { name: 'Envoy', curves: ['ec-prime256v1', 'ec-secp384r1'], takes: 'RSA, P-256 and P-384' };

/** Of Istio 1.2: https://github.com/envoyproxy/envoy/issues/10855 asked for more a year later. */
export const ENVOY_OF_2019: Envoy = { name: 'the Envoy of Istio 1.2', curves: ['ec-prime256v1'], takes: 'RSA and P-256' };

/** For the leaf of a gateway. Otherwise why not, in words that finish the sentence 'the certificate has …'. Compare with `=== true`. */
export function usableByEnvoy({ key }: Certificate, { name, curves, takes }: Envoy = ENVOY): true | string {
  if (curves.includes(key)) return true;
  const bits = /^rsa-(\d+)$/.exec(key)?.[1];
  if (bits === undefined) return `a key of the kind ${key}; ${name} takes ${takes}`;
  return Number(bits) >= LEAST_RSA_BITS ? true : `an RSA key of ${bits} bits; ${name} takes ${LEAST_RSA_BITS} and more`;
}
