// One certificate from its DER: node:crypto reads the certificate, node-forge the names and extensions that it does not give safely.
import { X509Certificate } from 'node:crypto';
import type { Certificate } from './certificate.ts';
import { readDer, type DerNode } from './der.ts';
import { readFacts, type Facts } from './read-facts.ts';

/** Finishes the sentence 'the file has a CERTIFICATE block that …'. */
export type Damage =
  | 'is not an X.509 certificate'
  | 'holds bytes that are not part of the certificate'
  | 'is not encoded in DER'
  | 'has an extension or a name that cannot be read'
  | 'has a date that cannot be read';

/** Nothing is verified: neither dates nor signatures. */
export function parseCertificate(der: Uint8Array): Certificate | Damage {
  const x509 = openX509(der);
  if (x509 === undefined) return 'is not an X.509 certificate';
  // node:crypto passes over what follows a certificate.
  if (!x509.raw.equals(der)) return 'holds bytes that are not part of the certificate';
  const tree = readDer(der);
  if (tree === undefined) return 'is not encoded in DER';
  const facts = factsOf(tree);
  if (facts === undefined) return 'has an extension or a name that cannot be read';
  const notBefore = Date.parse(x509.validFrom);
  const notAfter = Date.parse(x509.validTo);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) return 'has a date that cannot be read';
  const fingerprint = x509.fingerprint256.replaceAll(':', '').toLowerCase();
  return { fingerprint, pem: encode(der), ...facts, notBefore, notAfter, key: keyOf(x509) };
}

function openX509(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}

function factsOf(certificate: DerNode): Facts | undefined {
  try {
    return readFacts(certificate);
  } catch {
    return undefined;
  }
}

function keyOf(x509: X509Certificate): string {
  try {
    const { asymmetricKeyType = 'unknown', asymmetricKeyDetails = {} } = x509.publicKey;
    const detail = asymmetricKeyDetails.modulusLength ?? asymmetricKeyDetails.namedCurve;
    return detail === undefined ? asymmetricKeyType : `${asymmetricKeyType}-${detail}`;
  } catch {
    // node:crypto does not know every kind of key that a certificate may hold.
    return 'unknown';
  }
}

function encode(der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
