// What is found where manifests and agreements say different things.
import type { Agreement } from '../model/agreement.ts';
import type { Span } from '../text/source.ts';

/** A request as a peer would send it to an ingress gateway. */
export interface PeerRequest {
  /** SPIFFE ID; null for a client without a certificate. */
  readonly identity: string | null;
  /** SHA-256 of the CA that issued its certificate; null: one that no bundle knows. */
  readonly ca: string | null;
  readonly sni: string;
  readonly authority: string;
  readonly method: string;
  readonly path: string;
  readonly upgrade: boolean;
}

export type DifferenceKind =
  /** The manifests let something through that nobody granted. */
  | 'opened'
  /** They keep out what was granted, or lead it elsewhere. */
  | 'closed'
  /** The policy behind the gateway is not the complement of the grants. */
  | 'second-lock'
  /** What one side sends is not what the other expects. */
  | 'broken-hop'
  /** Nothing certain can be said. */
  | 'outside';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly cluster: string;
  /** What happens and what should, one sentence without its full stop. */
  readonly message: string;
  /** The field of a manifest; null where the object is missing. */
  readonly manifest: Span | null;
  /** The line of an agreement. */
  readonly agreement: Span | null;
  /** The shortest request that shows it. */
  readonly request: PeerRequest | null;
}

/** One that no request of a peer shows. */
export const say = ({ cluster }: Agreement, kind: DifferenceKind, message: string, manifest: Span | null, agreement: Span): Difference => ({ kind, cluster, message, manifest, agreement, request: null });

/** One for each kind and pair of places, with the shortest request. */
export function shortest(differences: readonly Difference[]): readonly Difference[] {
  const found = new Map<string, Difference>();
  const place = (span: Span | null): string => (span === null ? '' : `${span.source.path}:${span.start}`);
  for (const one of differences) {
    const key = [one.kind, one.cluster, place(one.manifest), place(one.agreement), one.request === null ? one.message : ''].join(' ');
    const before = found.get(key);
    if (before === undefined || weight(one.request) < weight(before.request)) found.set(key, one);
  }
  return [...found.values()];
}

const weight = (request: PeerRequest | null): number => (request === null ? 0 : request.path.length + request.authority.length + (request.method === 'GET' ? 0 : 3) + (request.upgrade ? 20 : 0));
