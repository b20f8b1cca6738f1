// What clusters state about the identities of each other's gateways, beside what the owners say.
import type { Agreement, Peer } from '../model/agreement.ts';
import { defaultIdentity } from '../model/defaults.ts';
import type { Federation } from '../model/federation.ts';
import type { Side, SpiffeId } from '../model/names.ts';
import type { Located } from '../text/source.ts';

export interface IdentityStatement {
  readonly owner: Agreement;
  readonly about: Agreement;
  readonly side: Side;
  /** One, or during a rotation several. */
  readonly stated: readonly Located<SpiffeId>[];
  readonly owned: Located<SpiffeId>;
}

export function* identityStatements({ statements }: Federation): Generator<IdentityStatement> {
  for (const { owner, peer, about } of statements) {
    if (about === undefined) continue;
    const sides = [
      { side: 'ingress', stated: peer.ingress?.identities ?? [] },
      { side: 'egress', stated: peer.egressIdentities },
    ] as const;
    for (const { side, stated } of sides) {
      const owned = about.gateways[side]?.identity;
      if (owned === undefined || stated.length === 0 || followsWrongHostname(about, side, peer, stated)) continue;
      yield { owner, about, side, stated, owned };
    }
  }
}

/** Two identities that follow from the two hostnames about which the owners differ: that is one fault, and the hostname's. */
function followsWrongHostname({ gateways, hostname }: Agreement, side: Side, peer: Peer, stated: readonly Located<SpiffeId>[]): boolean {
  if (gateways[side]?.identityIsDefault !== true || peer.hostname === undefined || peer.hostname.value === hostname?.value) return false;
  const followed = defaultIdentity(peer.hostname.value, side);
  return stated.some(({ value }) => value === followed);
}
