// Which CA vouches for a cluster's gateway, as far as its own folder shows it. No agreement says so in a word; its certificates prove it.
import type { Certificate } from '../certificates/certificate.ts';
import { issuedBy } from '../certificates/issued-by.ts';
import { verifyChain } from '../certificates/verify-chain.ts';
import type { Span } from '../text/source.ts';
import type { Agreement, Peer } from './agreement.ts';
import type { Side } from './names.ts';
import { trustOf } from './servers.ts';

export type Voucher =
  /** `at` names the file that holds it. */
  | { readonly kind: 'shown'; readonly ca: Certificate; readonly at: Span }
  | { readonly kind: 'no-gateway' }
  | { readonly kind: 'no-certificate' }
  /** The certificate leads to this issuer, and no file of its agreement holds it. */
  | { readonly kind: 'not-shown'; readonly issuer: string; readonly file: string }
  /** No CA would help: it signed itself, or a verifier refuses it. */
  | { readonly kind: 'unusable'; readonly file: string };

/** An ingress gateway is the server of a handshake, an egress gateway its client. */
export const usageOf = (side: Side): 'serverAuth' | 'clientAuth' => (side === 'ingress' ? 'serverAuth' : 'clientAuth');

/** The topmost CA that the signatures lead to, from the files that the agreement names: its certificates, and its `trust`. */
export function voucherOf(about: Agreement, side: Side): Voucher {
  const gateway = about.gateways[side];
  if (gateway === undefined) return { kind: 'no-gateway' };
  if (gateway.certificate === undefined) return { kind: 'no-certificate' };
  const { file, leaf, intermediates } = gateway.certificate.value;
  const path: Held[] = [{ certificate: leaf, at: gateway.certificate.at }];
  for (let last = path.at(-1); last !== undefined; ) {
    const { certificate } = last;
    last = heldBy(about).find((one) => one.certificate.ca && !path.some((passed) => passed.certificate.fingerprint === one.certificate.fingerprint) && issuedBy(certificate, one.certificate));
    if (last !== undefined) path.push(last);
  }
  const top = path.at(-1);
  if (top === undefined || path.length === 1) return issuedBy(leaf, leaf) ? { kind: 'unusable', file } : { kind: 'not-shown', issuer: leaf.issuer, file };
  const { kind } = verifyChain({ file, leaf, intermediates }, [top.certificate], { at: undefined, usage: usageOf(side) });
  if (kind === 'verified') return { kind: 'shown', ca: top.certificate, at: top.at };
  return kind === 'refused' ? { kind: 'unusable', file } : { kind: 'not-shown', issuer: top.certificate.issuer, file };
}

export interface Held {
  readonly certificate: Certificate;
  readonly at: Span;
}

function heldBy({ gateways, trust, peers }: Agreement): readonly Held[] {
  const shown = [gateways.ingress, gateways.egress].flatMap((gateway) => gateway?.certificate ?? []);
  const trusted = [trust, ...peers.map((peer) => peer.trust)].flatMap((one) => one?.files ?? []);
  return [
    ...shown.flatMap(({ value, at }) => value.intermediates.map((certificate) => ({ certificate, at }))),
    ...trusted.flatMap(({ value, at }) => value.map((certificate) => ({ certificate, at }))),
  ];
}

/** The CAs that would have to vouch for the peer's gateways beside those that do now, so that `owner` accepts their certificates. */
export function missingCas(owner: Agreement, statement: Peer | undefined, about: Agreement, sides: readonly Side[]): readonly Held[] {
  const found = new Map<string, Held>();
  for (const side of sides) {
    if (isVouchedFor(owner, statement, about, side)) continue;
    const voucher = voucherOf(about, side);
    if (voucher.kind === 'shown' && isVouchedFor(owner, statement, about, side, [voucher.ca])) found.set(voucher.ca.fingerprint, { certificate: voucher.ca, at: voucher.at });
  }
  return [...found.values()];
}

/** True where a verifier that trusts what `owner` states takes the certificate that the peer shows; dates aside. */
export function isVouchedFor(owner: Agreement, statement: Peer | undefined, about: Agreement, side: Side, more: readonly Certificate[] = []): boolean {
  const certificate = about.gateways[side]?.certificate;
  const anchors = [...(trustOf(owner, statement)?.bundle.certificates ?? []), ...more];
  return certificate !== undefined && anchors.length > 0 && verifyChain(certificate.value, anchors, { at: undefined, usage: usageOf(side) }).kind === 'verified';
}
