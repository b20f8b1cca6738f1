// Whether a peer that trusts certain CAs accepts a gateway's certificate, as BoringSSL in Envoy decides it. No private key is needed.
import type { Certificate, LeafFile } from './certificate.ts';
import { issuedBy, namesAsIssuer } from './issued-by.ts';
import { refusalOf, type Refusal, type Usage } from './judge-path.ts';

/** Leaf first, the trusted CA last. */
export type Path = readonly [Certificate, ...Certificate[]];

export type ChainVerdict =
  | { readonly kind: 'verified'; readonly path: Path }
  /** The path is there, and something in it is not as it must be. */
  | ({ readonly kind: 'refused'; readonly path: Path } & Refusal)
  /** No path ends at a trusted CA; `last` is where the longest one stops. `last` of length 1 is the leaf itself. */
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

/** Intermediates may stand in any order. Of several paths one that is accepted is enough. */
export function verifyChain({ leaf, intermediates }: LeafFile, anchors: readonly Certificate[], { at, usage }: Circumstances): ChainVerdict {
  const search: Search = { anchors, intermediates, steps: 0, complete: [], longest: [leaf] };
  extend(search, [leaf]);
  let refused: ChainVerdict | undefined;
  for (const path of search.complete) {
    const refusal = refusalOf(path, { at, usage });
    if (refusal === undefined) return { kind: 'verified', path };
    refused ??= { kind: 'refused', path, ...refusal };
  }
  return refused ?? noPath(search);
}

// As many certificates in a path as public authorities never need, and as many steps as a file made to confuse must not exceed.
const LONGEST = 10;
const MOST_STEPS = 2_000;

interface Search {
  readonly anchors: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  steps: number;
  readonly complete: Path[];
  longest: Path;
}

/** Depth first, trusted CAs before the file's own, so that the shortest way to the trust comes first. */
function extend(search: Search, path: Path): void {
  if (search.steps++ > MOST_STEPS) return;
  const last = path.at(-1) ?? path[0];
  if (search.anchors.some(({ fingerprint }) => fingerprint === last.fingerprint)) {
    search.complete.push(path);
    return;
  }
  if (path.length > search.longest.length) search.longest = path;
  if (path.length === LONGEST) return;
  for (const issuer of [...search.anchors, ...search.intermediates]) {
    if (path.some(({ fingerprint }) => fingerprint === issuer.fingerprint) || !issuedBy(last, issuer)) continue;
    extend(search, [...path, issuer]);
  }
}

function noPath({ anchors, intermediates, longest: path }: Search): ChainVerdict {
  const last = path.at(-1) ?? path[0];
  const isNamed = [...anchors, ...intermediates].some((issuer) => issuer.fingerprint !== last.fingerprint && namesAsIssuer(last, issuer));
  const reason = issuedBy(last, last) ? 'self-signed' : isNamed ? 'other-key' : 'unknown-issuer';
  return { kind: 'no-path', reason, path, last };
}
