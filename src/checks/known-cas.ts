// Every CA that somebody in the federation names, and where: to say which one a certificate came from.
import { fitsAsIssuer, issuedBy } from '../certificates/issued-by.ts';
import type { Certificate } from '../certificates/certificate.ts';
import type { Agreement, Trust } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { Span } from '../text/source.ts';

export interface KnownCa {
  readonly certificate: Certificate;
  readonly at: Span;
  readonly cluster: string;
}

export const trustsOf = ({ trust, peers }: Agreement): readonly Trust[] => [trust, ...peers.map((peer) => peer.trust)].filter((one) => one !== undefined);

/** The CA that signed it, from anybody's `trust`. */
export function knownIssuer({ agreements }: Federation, certificate: Certificate): KnownCa | undefined {
  for (const agreement of agreements) {
    for (const { at, value } of trustsOf(agreement).flatMap(({ files }) => files)) {
      const issuer = value.find((ca) => ca.fingerprint !== certificate.fingerprint && fitsAsIssuer(certificate, ca) && issuedBy(certificate, ca));
      if (issuer !== undefined) return { certificate: issuer, at, cluster: agreement.cluster };
    }
  }
  return undefined;
}
