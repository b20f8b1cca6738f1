// The CAs that must vouch for a peer before its certificates are accepted, where the peer's own folder shows them.
import type { Side } from '../model/names.ts';
import { trustOf } from '../model/servers.ts';
import { isVouchedFor, missingCas, voucherOf, type Voucher } from '../model/vouching-ca.ts';
import type { Difference } from './difference.ts';
import type { Pair } from './pair.ts';

/** The gateways of the peer that the owner's own must be able to tell from anybody else's. */
export const sidesOf = ({ isProvider, isClient }: Pick<Pair, 'isProvider' | 'isClient'>): readonly Side[] => [...(isProvider ? (['ingress'] as const) : []), ...(isClient ? (['egress'] as const) : [])];

/** One for each CA. It comes beside those that vouch now: a CA is replaced without a gap only where both are trusted for a while. */
export function trustDifferences(pair: Pair): readonly Difference[] {
  const { owner, about, statement } = pair;
  const present = trustOf(owner, statement)?.names ?? [];
  const folder = present[0]?.includes('/') === true ? present[0].replace(/[^/]*$/, '') : present.length > 0 ? '' : 'certs/';
  return missingCas(owner, statement, about, sidesOf(pair)).map(({ certificate: ca, at }) => ({
    peer: about.cluster,
    fact: 'trust',
    place: { kind: 'peer', keys: ['trust'] },
    from: present.length === 0 ? null : present,
    to: [...present, `${folder}${about.cluster}-${ca.fingerprint.slice(0, 12)}.crt`],
    at,
    ca,
  }));
}

/** Why nothing in the peer's agreement says which CA must vouch for it, and what to do: undefined where nothing is missing. */
export function whyNotTrust(pair: Pair): string | undefined {
  const { owner, about, statement } = pair;
  const side = sidesOf(pair).find((one) => !isVouchedFor(owner, statement, about, one));
  if (side === undefined) return undefined;
  const { cluster } = about;
  const ask = `Ask the owner of ${cluster} for the certificate of the CA that issues for its ${side} gateway, and for its SHA-256 fingerprint by another way than this repository. Put it into ${owner.cluster}/certs/${cluster}-ca.crt, and write \`trust: [certs/${cluster}-ca.crt]\` at the peer ${cluster}`;
  return `${said(voucherOf(about, side), cluster, side)}. ${ask}`;
}

function said(voucher: Voucher, cluster: string, side: Side): string {
  switch (voucher.kind) {
    case 'no-gateway':
      return `${cluster} has no ${side} gateway, so nothing in its agreement says which CA vouches for one`;
    case 'no-certificate':
      return `${cluster} names no certificate of its ${side} gateway (\`gateways.${side}.certificate\`), so nothing in its agreement says which CA vouches for it`;
    case 'not-shown':
      return `the certificate of ${cluster} in ${voucher.file} comes from \`${voucher.issuer}\`, and no file that its agreement names holds that CA`;
    case 'unusable':
      return `the certificate of ${cluster} in ${voucher.file} is refused whoever vouches for it; meshfed compile --check says why`;
    case 'shown':
      return `the CA that vouches for the ${side} gateway of ${cluster} does not fit beside those that ${cluster} is told by now`;
    default:
      return voucher satisfies never;
  }
}
