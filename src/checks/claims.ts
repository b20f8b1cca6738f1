// Who claims which hostname or identity for whom, and where two claims meet: each has one owner.
import type { Statement } from '../finding/disagreement.ts';
import type { Finding } from '../finding/finding.ts';
import type { Agreement, Peer } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { ClusterName } from '../model/names.ts';
import type { Located, Span } from '../text/source.ts';
import { visible } from '../text/visible.ts';

export interface Claim {
  readonly value: string;
  readonly at: Span;
  /** The cluster that would own it. */
  readonly of: ClusterName;
  /** The cluster that says so. */
  readonly by: ClusterName;
  /** It is said about an external peer. */
  readonly external: boolean;
}

export interface Clash {
  readonly first: Claim;
  readonly second: Claim;
  /** What the owner of the value says, where `first` is a right statement about it and `second` is what takes it. */
  readonly owner?: Claim;
  /** A cluster that gives one value to two in its own folder; a clash with what another owner writes withholds nothing. */
  readonly withholds: readonly ClusterName[];
}

/** What two clusters say of themselves. */
export function contestedValues(own: readonly Claim[]): ReadonlySet<string> {
  const holder = new Map(own.map(({ value, of }) => [value, of]));
  return new Set(own.filter(({ value, of }) => holder.get(value) !== of).map(({ value }) => value));
}

/** The place of the value's owner beside the two of its statement and of what takes it. */
export const withOwner = (finding: Finding, owner: Claim | undefined): Finding =>
  owner === undefined ? finding : { ...finding, related: [...finding.related, { at: owner.at, message: visible(`${owner.of} says ${owner.value}`) }] };

/** As disagreements show it. */
export const claimed = ({ of, by, value, at }: Claim): Statement => ({ cluster: by, says: by === of ? value : `${value} for ${of}`, at });

type Kind = 'hostname' | 'identity';

const ownValues = ({ hostname, gateways }: Agreement, kind: Kind): readonly (Located<string> | undefined)[] =>
  kind === 'hostname' ? [hostname] : [gateways.ingress?.identity, gateways.egress?.identity];

const statedValues = ({ hostname, ingress, egressIdentities }: Peer, kind: Kind): readonly (Located<string> | undefined)[] =>
  kind === 'hostname' ? [hostname] : [...(ingress?.identities ?? []), ...egressIdentities];

type Whose = Pick<Claim, 'of' | 'by' | 'external'>;

const claims = (values: readonly (Located<string> | undefined)[], whose: Whose): readonly Claim[] =>
  values.filter((value) => value !== undefined).map(({ value, at }) => ({ value, at, ...whose }));

/** What clusters say about themselves. */
export const ownClaims = ({ agreements }: Federation, kind: Kind): readonly Claim[] =>
  agreements.flatMap((agreement) => claims(ownValues(agreement, kind), { of: agreement.cluster, by: agreement.cluster, external: false }));

/** What clusters say about others. */
export const statedClaims = ({ statements }: Federation, kind: Kind): readonly Claim[] =>
  statements.flatMap(({ owner, peer, about }) =>
    claims(statedValues(peer, kind), { of: peer.cluster.value, by: owner.cluster, external: peer.external.value && about === undefined }),
  );

/**
 * Clashes of two kinds: inside one cluster's folder, and between what owners say about themselves or about external peers.
 * A statement that gives a cluster what is another's is wrong about the first: where that has an agreement, the comparison with it says so,
 * and a peer that has none and is not external is a fault of its own, most often the other one misspelt.
 */
export function clashes(own: readonly Claim[], stated: readonly Claim[]): readonly Clash[] {
  const found: Clash[] = [];
  const firstOwner = new Map<string, Claim>();
  for (const claim of own) {
    const first = firstOwner.get(claim.value);
    if (first === undefined) firstOwner.set(claim.value, claim);
    else if (first.of !== claim.of) found.push({ first, second: claim, withholds: [] });
  }
  // Of two in one folder the one that its owner confirms comes first, so that the other is the finding.
  const isConfirmed = ({ value, of }: Claim): boolean => firstOwner.get(value)?.of === of;
  const ordered = [...own, ...stated.filter(isConfirmed), ...stated.filter((claim) => !isConfirmed(claim))];
  const firstInFolder = new Map<string, Claim>();
  for (const claim of ordered) {
    const key = `${claim.by} ${claim.value}`;
    const first = firstInFolder.get(key);
    const owner = firstOwner.get(claim.value);
    if (first === undefined) firstInFolder.set(key, claim);
    if (claim.of === claim.by) continue;
    if (first !== undefined && first.of !== claim.of) found.push(inFolder(first, claim, own));
    else if (owner !== undefined && owner.of !== claim.of && claim.external) found.push({ first: owner, second: claim, withholds: [] });
  }
  return found.filter((clash) => clash.withholds.length > 0 || !found.some((other) => other.owner !== undefined && isSamePair(clash, other)));
}

/** A cluster that takes for itself what it states, rightly, of a peer: its own is the finding, and the one between the two owners is the same. */
function inFolder(first: Claim, second: Claim, own: readonly Claim[]): Clash {
  const owner = own.find(({ value, of }) => value === second.value && of === second.of);
  const withholds = [second.by];
  return first.of === first.by && owner !== undefined ? { first: second, second: first, owner, withholds } : { first, second, withholds };
}

const isSamePair = (one: Clash, other: Clash): boolean =>
  one.first.value === other.first.value && [one.first.of, one.second.of].every((cluster) => cluster === other.first.of || cluster === other.second.of);
