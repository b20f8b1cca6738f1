// Who a gateway is, as its owner says and as peers state it. What a cluster that is new, or gone, states is in its access.
import type { Agreement } from '../model/agreement.ts';
import { statementAbout } from '../model/federation.ts';
import type { ClusterName, Side, SpiffeId } from '../model/names.ts';
import { byCodeUnit, type Located } from '../text/source.ts';
import type { IdentityChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';

export function identityChanges({ base, head }: ClusterPair): readonly IdentityChange[] {
  if (base === undefined || head === undefined) return [];
  const peers = [...new Set([...base.peers, ...head.peers].map(({ cluster }) => cluster.value))].sort(byCodeUnit);
  return (['ingress', 'egress'] as const).flatMap((gateway) => [
    ...identityChange(head, head.cluster, gateway, own(base, gateway), own(head, gateway)),
    ...peers.flatMap((peer) => identityChange(head, peer, gateway, stated(base, peer, gateway), stated(head, peer, gateway))),
  ]);
}

type Identities = readonly Located<SpiffeId>[];

const own = ({ gateways }: Agreement, side: Side): Identities => [gateways[side]?.identity].filter((identity) => identity !== undefined);

function stated(agreement: Agreement, peer: ClusterName, side: Side): Identities {
  const statement = statementAbout(agreement, peer);
  return (side === 'ingress' ? statement?.ingress?.identities : statement?.egressIdentities) ?? [];
}

function identityChange({ cluster }: Agreement, of: string, gateway: Side, was: Identities, is: Identities): readonly IdentityChange[] {
  const [added, removed] = [without(is, was), without(was, is)];
  const [first] = added.length > 0 ? added : is.length > 0 ? is : removed;
  if (first === undefined || added.length + removed.length === 0) return [];
  const side = is.length > 0 ? 'head' : 'base';
  return [{ kind: 'identity-changed', cluster, of, gateway, added: values(added), removed: values(removed), at: first.at, side }];
}

const without = (all: Identities, others: Identities): Identities => all.filter(({ value }) => !others.some((other) => other.value === value));

const values = (identities: Identities): readonly string[] => [...new Set(identities.map(({ value }) => value))].sort(byCodeUnit);
