// Whether a peer that trusts certain CAs accepts a gateway's certificate, as BoringSSL in Envoy decides it. No private key is needed.
import type { Certificate, LeafFile } from './certificate.ts';
import { fitsAsIssuer, issuedBy, namesAsIssuer } from './issued-by.ts';
import { refusalOf, type Path, type Refusal, type Usage } from './judge-path.ts';

export type ChainVerdict =
  | { readonly kind: 'verified'; readonly path: Path }
  /** The path is there, and something in it is not as it must be. */
  | ({ readonly kind: 'refused'; readonly path: Path } & Refusal)
  /** The path ends before it comes to a trusted CA, at `last`, which may be the leaf itself. */
  | { readonly kind: 'no-path'; readonly reason: NoPath; readonly path: Path; readonly last: Certificate };

export type NoPath =
  /** Nobody in the file or the trust has the issuer's name. */
  | 'unknown-issuer'
  /** A CA of the issuer's name is there, but with another key. */
  | 'other-key'
  /** Signed by itself, and not trusted. */
  | 'self-signed';

export interface Circumstances {
  /** YYYY-MM-DD, in UTC; undefined leaves the dates out. */
  readonly at: string | undefined;
  readonly usage: Usage;
}

/**
 * Intermediates may stand in any order. Like Envoy it takes the first issuer whose name and key id fit, trusted CAs before the file's own,
 * and does not come back for another where that one turns out to be the wrong one: `anchors` in the order in which a gateway loads them.
 */
export function verifyChain({ leaf, intermediates }: LeafFile, anchors: readonly Certificate[], { at, usage }: Circumstances): ChainVerdict {
  const candidates = [...anchors, ...intermediates];
  const path: [Certificate, ...Certificate[]] = [leaf];
  let last = leaf;
  while (!anchors.some(({ fingerprint }) => fingerprint === last.fingerprint)) {
    const issuer = issuerOf(last, candidates);
    if (issuer === undefined) return { kind: 'no-path', reason: whyNot(last, candidates), path, last };
    if (path.some(({ fingerprint }) => fingerprint === issuer.fingerprint)) return { kind: 'no-path', reason: 'self-signed', path, last };
    if (!issuedBy(last, issuer)) return { kind: 'no-path', reason: 'other-key', path, last };
    path.push(issuer);
    last = issuer;
  }
  const refusal = refusalOf(path, { at, usage });
  return refusal === undefined ? { kind: 'verified', path } : { kind: 'refused', path, ...refusal };
}

function issuerOf(certificate: Certificate, candidates: readonly Certificate[]): Certificate | undefined {
  const fitting = candidates.filter((issuer) => issuer.fingerprint !== certificate.fingerprint && fitsAsIssuer(certificate, issuer));
  return fitting.find(({ keyUsage }) => keyUsage?.includes('keyCertSign') !== false) ?? fitting[0];
}

function whyNot(certificate: Certificate, candidates: readonly Certificate[]): NoPath {
  if (issuedBy(certificate, certificate)) return 'self-signed';
  return candidates.some((issuer) => issuer.fingerprint !== certificate.fingerprint && namesAsIssuer(certificate, issuer)) ? 'other-key' : 'unknown-issuer';
}
