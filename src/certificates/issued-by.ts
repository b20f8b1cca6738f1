// Whether one certificate was issued by the owner of another: names, key ids, and the signature itself, by node:crypto.
import { X509Certificate } from 'node:crypto';
import type { Certificate } from './certificate.ts';

/** Whether the issuer's name fits: capitals and the number of spaces make no difference to a verifier. Says nothing of the signature. */
export const namesAsIssuer = (certificate: Certificate, issuer: Certificate): boolean => plain(certificate.issuer) === plain(issuer.subject);

/** A name as verifiers compare it. */
export const plain = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ');

/** Whether a verifier takes `issuer` for the issuer: by name, and by key id where both have one. */
export const fitsAsIssuer = (certificate: Certificate, issuer: Certificate): boolean => namesAsIssuer(certificate, issuer) && keyIdFits(certificate, issuer);

/** By its names and key ids alone, which is enough where nothing rests on it. */
export const looksSelfSigned = (certificate: Certificate): boolean => certificate.selfIssued && keyIdFits(certificate, certificate);

/** The signature is looked at once for each pair. */
export function issuedBy(certificate: Certificate, issuer: Certificate): boolean {
  if (!fitsAsIssuer(certificate, issuer)) return false;
  const known = signed.get(certificate) ?? new Map<string, boolean>();
  signed.set(certificate, known);
  const verdict = known.get(issuer.keyFingerprint) ?? verify(certificate, issuer);
  known.set(issuer.keyFingerprint, verdict);
  return verdict;
}

const signed = new WeakMap<Certificate, Map<string, boolean>>();

const keyIdFits = ({ authorityKeyId }: Certificate, { subjectKeyId }: Certificate): boolean =>
  authorityKeyId === undefined || subjectKeyId === undefined || authorityKeyId === subjectKeyId;

function verify(certificate: Certificate, issuer: Certificate): boolean {
  try {
    return new X509Certificate(certificate.pem).verify(new X509Certificate(issuer.pem).publicKey);
  } catch {
    // A kind of key that node:crypto does not know.
    return false;
  }
}
