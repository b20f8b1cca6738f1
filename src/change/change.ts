// One thing that a change to the agreements does, in a closed vocabulary. What a reviewer approves is told in it.
import type { AccessRow } from '../access/access-matrix.ts';
import type { Span } from '../text/source.ts';

/** A fact before and after; null where it was not, or is no more, stated. */
export interface Moved {
  /** `path`, `port`, `subset`, `protocol`, `addresses`, … as the agreement's schema calls it. */
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A CA, by what cannot be forged. */
export interface Anchor {
  /** SHA-256 over the certificate, lower-case hex. */
  readonly fingerprint: string;
  readonly subject: string;
}

interface Common {
  /** The cluster whose agreement says it; for `policy-changed` and `exception-changed` an empty string. */
  readonly cluster: string;
  /** The line in the head that does it: of access the grant, or the identity where it is that which came or went; of what is gone, the line in the base. Null where no line is concerned. */
  readonly at: Span | null;
  readonly side: 'base' | 'head';
}

export interface AccessChange extends Common {
  readonly kind: 'access-granted' | 'access-withdrawn' | 'access-widened' | 'access-narrowed';
  /** The pair that it is about; `cluster` is the provider. */
  readonly client: AccessRow['client'];
  readonly exposure: AccessRow['exposure'];
  /** What is newly allowed, as rows of the access matrix cut to that. */
  readonly gained: readonly AccessRow[];
  /** What is no longer allowed. */
  readonly lost: readonly AccessRow[];
  /** What was allowed and still is; left out where that is nothing. A row of `gained` or `lost` may hold it: `/*` is gained, `/a/*` was there. */
  readonly kept?: readonly AccessRow[];
  /** True where the client's cluster could reach nothing at all of the provider before. */
  readonly first: boolean;
}

export interface ClusterChange extends Common {
  readonly kind: 'cluster-added' | 'cluster-removed';
}

export interface ExposureChange extends Common {
  readonly kind: 'exposure-added' | 'exposure-removed' | 'exposure-moved';
  readonly exposure: string;
  /** Empty where it was added or removed. */
  readonly moved: readonly Moved[];
}

export interface ConsumptionChange extends Common {
  readonly kind: 'consumption-added' | 'consumption-removed' | 'consumption-moved';
  readonly as: { readonly namespace: string; readonly service: string; readonly port: number };
  readonly from: readonly { readonly cluster: string; readonly exposure: string }[];
  readonly moved: readonly Moved[];
}

export interface GatewayChange extends Common {
  readonly kind: 'gateway-moved';
  readonly gateway: 'ingress' | 'egress' | 'both';
  /** The peer, where it is what `cluster` states about the gateway of a peer; left out where it is its own. */
  readonly of?: string;
  readonly moved: readonly Moved[];
}

/** `of` is the cluster that the fact is about: the one that states it, or its peer. */
export interface HostnameChange extends Common {
  readonly kind: 'hostname-changed';
  readonly of: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface IdentityChange extends Common {
  readonly kind: 'identity-changed';
  readonly of: string;
  readonly gateway: 'ingress' | 'egress';
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface TrustChange extends Common {
  readonly kind: 'trust-changed';
  /** The peer that the CAs vouch for; null is `spec.trust`. */
  readonly of: string | null;
  readonly added: readonly Anchor[];
  readonly removed: readonly Anchor[];
}

export interface CertificateChange extends Common {
  readonly kind: 'certificate-renewed';
  readonly gateway: 'ingress' | 'egress';
  readonly from: Anchor;
  readonly to: Anchor;
}

/** A statement about a peer that was missing or differed, and now is what the peer itself says. */
export interface StatementChange extends Common {
  readonly kind: 'statement-accepted';
  readonly of: string;
  readonly moved: readonly Moved[];
}

/** Of `federation.yaml` and the repository's own policies. */
export interface RuleChange extends Common {
  readonly kind: 'policy-changed' | 'exception-changed';
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ManifestChange extends Common {
  readonly kind: 'manifest-added' | 'manifest-changed' | 'manifest-removed';
  /** Relative to the overlay's folder, `/` between its parts. */
  readonly path: string;
  /** The text of the file on each side; null where there is none. */
  readonly from: string | null;
  readonly to: string | null;
}

export type Change =
  | AccessChange
  | ClusterChange
  | ExposureChange
  | ConsumptionChange
  | GatewayChange
  | HostnameChange
  | IdentityChange
  | TrustChange
  | CertificateChange
  | StatementChange
  | RuleChange
  | ManifestChange;

export const isRuleChange = <T extends Pick<Change, 'kind'>>(change: T): change is Extract<T, { readonly kind: RuleChange['kind'] }> => change.kind === 'policy-changed' || change.kind === 'exception-changed';
