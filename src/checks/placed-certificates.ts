// Every certificate that an agreement names, with the line that names its file.
import type { Certificate } from '../certificates/certificate.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Span } from '../text/source.ts';
import { gatewayCertificates } from './gateway-certificates.ts';
import { trustsOf } from './known-cas.ts';

export interface PlacedCertificate {
  readonly at: Span;
  readonly certificate: Certificate;
  /** In a list of CAs, in a gateway's file as the leaf, or there behind it. */
  readonly role: 'trusted' | 'leaf' | 'intermediate';
}

/** Each once for each line. */
export function placedCertificates(agreement: Agreement): readonly PlacedCertificate[] {
  const ofGateways = gatewayCertificates(agreement).flatMap(({ certificate: { at, value } }) => [
    { at, certificate: value.leaf, role: 'leaf' as const },
    ...once(value.intermediates).map((certificate) => ({ at, certificate, role: 'intermediate' as const })),
  ]);
  const trusted = trustsOf(agreement).flatMap(({ files }) => files.flatMap(({ at, value }) => once(value).map((certificate) => ({ at, certificate, role: 'trusted' as const }))));
  return [...ofGateways, ...trusted];
}

const once = (certificates: readonly Certificate[]): readonly Certificate[] => [...new Map(certificates.map((one) => [one.fingerprint, one])).values()];
