// The algorithm with which a certificate was signed, as one word.
import { childrenOf, isTagged, oidOf, type DerNode } from './der.ts';

const ALGORITHMS: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'rsa-md2',
  '1.2.840.113549.1.1.4': 'rsa-md5',
  '1.2.840.113549.1.1.5': 'rsa-sha1',
  '1.3.14.3.2.29': 'rsa-sha1',
  '1.2.840.113549.1.1.11': 'rsa-sha256',
  '1.2.840.113549.1.1.12': 'rsa-sha384',
  '1.2.840.113549.1.1.13': 'rsa-sha512',
  '1.2.840.113549.1.1.14': 'rsa-sha224',
  '1.2.840.10045.4.1': 'ecdsa-sha1',
  '1.2.840.10045.4.3.1': 'ecdsa-sha224',
  '1.2.840.10045.4.3.2': 'ecdsa-sha256',
  '1.2.840.10045.4.3.3': 'ecdsa-sha384',
  '1.2.840.10045.4.3.4': 'ecdsa-sha512',
  '1.3.101.112': 'ed25519',
  '1.3.101.113': 'ed448',
};

const RSA_PSS = '1.2.840.113549.1.1.10';

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
};

/** An AlgorithmIdentifier. Throws where it is none. */
export function signatureOf(identifier: DerNode): string {
  const [algorithm, parameters] = childrenOf(identifier);
  const oid = oidOf(algorithm);
  return oid === RSA_PSS ? `rsa-pss-${pssHash(parameters)}` : (ALGORITHMS[oid] ?? oid);
}

/** RFC 4055 3.1: the hash is [0], and SHA-1 where it is left out. */
function pssHash(parameters: DerNode | undefined): string {
  const hash = childrenOf(parameters).find((part) => isTagged(part, 0));
  if (hash === undefined) return 'sha1';
  const oid = oidOf(childrenOf(childrenOf(hash)[0])[0]);
  return HASHES[oid] ?? oid;
}

/** Hashes that can be collided at some cost, which Envoy still accepts. */
export const isWeakSignature = (signature: string): boolean => signature.endsWith('sha1');

/** Envoy and openssl refuse them. */
export const isBrokenSignature = (signature: string): boolean => /md[25]$/.test(signature);
