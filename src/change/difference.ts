// What a change to the agreements comes to: the answer to 'who can reach what now that could not before, and what stops working?'
import type { AccessRow } from '../access/access-matrix.ts';
import type { Overlay } from '../emit/overlay.ts';
import type { Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import type { Span } from '../text/source.ts';
import type { Change } from './change.ts';

/** What one compile gave. A `Compilation` is turned into one by the caller. */
export interface Side {
  readonly federation: Federation;
  readonly findings: readonly Finding[];
  readonly access: readonly AccessRow[];
  readonly overlays: readonly Overlay[];
  /** Clusters whose overlay stays as it stands. */
  readonly withheld: readonly string[];
}

/** A consumption that worked in the base and does not in the head. */
export interface Broken {
  readonly consumer: string;
  readonly as: { readonly namespace: string; readonly service: string; readonly port: number };
  readonly provider: string;
  readonly exposure: string;
  /** One sentence: what its callers will see, and because of what. */
  readonly why: string;
  /** The line in the head that breaks it; of what is gone, the consumption's own line. */
  readonly at: Span;
}

export interface Difference {
  /** The rules of judging first; then access, dangerous first; then who is trusted; then by cluster, kind and content, manifests last. The same whatever the order of the inputs. */
  readonly changes: readonly Change[];
  /** Rows of the access matrix, each cut to what is new or gone; sorted as the matrix is. */
  readonly access: { readonly gained: readonly AccessRow[]; readonly lost: readonly AccessRow[] };
  /** How many pairs of client identity and exposure can do exactly what they could before. */
  readonly unchanged: number;
  readonly broken: readonly Broken[];
  /** `sha256:` and hex, over the access that is gained and lost and the identities and trust anchors that change; no place, no text. */
  readonly hash: string;
}
