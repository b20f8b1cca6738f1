// What an owner says, as disagreements show it.
import type { Statement } from '../finding/disagreement.ts';
import type { Acceptable } from '../finding/rule.ts';
import type { Agreement } from '../model/agreement.ts';
import type { Located, Span } from '../text/source.ts';

export const says = ({ cluster }: Agreement, { value, at }: Located<string | number>): Statement => ({ cluster, says: String(value), at });

/**
 * True where a default may stand in for a value that could not be read: that is a finding of its own, and nothing follows from it.
 * `place` is where the value is located if it is not written.
 */
export const mayStandIn = ({ complete }: Agreement, { at }: Located<unknown>, place: Span): boolean => !complete && at === place;

/** That `meshfed accept` can write what `about` says; undefined where it refuses to, since the agreement could not be read whole. */
export const acceptable = (owner: Agreement, about: Agreement, ...facts: readonly [string, ...string[]]): Acceptable | undefined =>
  owner.complete && owner !== about ? { cluster: owner.cluster, peer: about.cluster, facts } : undefined;
