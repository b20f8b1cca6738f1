// A fact about a peer that a cluster does not state, or states otherwise than the peer does.
import type { Certificate } from '../certificates/certificate.ts';
import type { ClusterName } from '../model/names.ts';
import type { Span } from '../text/source.ts';
import type { Plain } from '../syntax/edit-yaml.ts';

export const FACTS = ['hostname', 'addresses', 'port', 'sni', 'identity', 'path', 'protocol', 'trust'] as const;
export type Fact = (typeof FACTS)[number];

/** They decide who gets in, so silence never means one of them, and nobody accepts them from all peers at once. */
export const NAMED_ALONE: ReadonlySet<Fact> = new Set<Fact>(['identity', 'trust']);

export interface Difference {
  readonly peer: ClusterName;
  readonly fact: Fact;
  /** Where it is written, in the words of the agreement. */
  readonly place: Place;
  /** As the cluster says now; null where it does not. */
  readonly from: Plain | null;
  /** As the peer says; null where nothing must be stated. */
  readonly to: Plain | null;
  /** Where the peer says it. */
  readonly at: Span;
  /** Of a CA that comes to vouch for the peer: it becomes a file of the owner's folder, the last of those in `to`. */
  readonly ca?: Certificate;
}

export type Place =
  | { readonly kind: 'peer'; readonly keys: readonly [string, ...string[]] }
  | { readonly kind: 'origin'; readonly namespace: string; readonly service: string; readonly exposure: string; readonly keys: readonly [string] };

/** `peers/cluster2 ingress.port`, `consumes/default/ratings path`. */
export function placeInWords({ peer, place }: Difference): string {
  const item = place.kind === 'peer' ? `peers/${peer}` : `consumes/${place.namespace}/${place.service}`;
  return `${item} ${place.keys.join('.')}`;
}
