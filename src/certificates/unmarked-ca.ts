// Old roots, which nothing marks as a CA.
import type { Certificate } from './certificate.ts';
import { issuedBy } from './issued-by.ts';

/**
 * Signed by itself, without basicConstraints, and with no key usage against it: `openssl x509 -req -signkey` makes such roots.
 * Envoy takes one as a trusted CA; no certificate above a leaf may otherwise be without the mark.
 */
export const isUnmarkedCa = (certificate: Certificate): boolean =>
  !certificate.marked && certificate.keyUsage?.includes('keyCertSign') !== false && issuedBy(certificate, certificate);
