// The kinds of key that were measured with Envoy.
import * as assert from 'uvu/assert';
import { issue, makeCa, type KeyKind } from '../dev/make-certificate.ts';
import { spec } from '../dev/spec.ts';
import { readCertificates } from './read-certificates.ts';
import { ENVOY_OF_2019, usableByEnvoy, type Envoy } from './usable-by-envoy.ts';

const ca = makeCa({ key: 'ed25519' });

function verdict(key: KeyKind, envoy?: Envoy): true | string {
  const [leaf] = readCertificates(Buffer.from(issue({ ca, key }).pem)).certificates;
  return leaf === undefined ? 'unreadable' : usableByEnvoy(leaf, envoy);
}

spec('usable by Envoy', (test) => {
  test('are RSA from 2048 bits, P-256 and P-384', () => {
    for (const key of ['rsa-2048', 'ec-prime256v1', 'ec-secp384r1'] as const) assert.is(verdict(key), true, key);
  });

  test('are no other keys', () => {
    assert.is(verdict('rsa-1024'), 'an RSA key of 1024 bits; Envoy takes 2048 and more');
    assert.is(verdict('ec-secp521r1'), 'a key of the kind ec-secp521r1; Envoy takes RSA, P-256 and P-384');
    assert.is(verdict('ed25519'), 'a key of the kind ed25519; Envoy takes RSA, P-256 and P-384');
  });

  test('were RSA and P-256 alone at the time of Istio 1.2', () => {
    for (const key of ['rsa-2048', 'ec-prime256v1'] as const) assert.is(verdict(key, ENVOY_OF_2019), true, key);
    assert.is(verdict('ec-secp384r1', ENVOY_OF_2019), 'a key of the kind ec-secp384r1; the Envoy of Istio 1.2 takes RSA and P-256');
    assert.is(verdict('rsa-1024', ENVOY_OF_2019), 'an RSA key of 1024 bits; the Envoy of Istio 1.2 takes 2048 and more');
  });
});
