// Which gateway shows its certificate to whom: for every grant and every consumption between two clusters whose agreements are here.
import type { LeafFile } from '../certificates/certificate.ts';
import { verifyChain, type ChainVerdict } from '../certificates/verify-chain.ts';
import type { Agreement, Peer, Trust } from '../model/agreement.ts';
import { holds, type Federation } from '../model/federation.ts';
import type { Side } from '../model/names.ts';
import { trustOf } from '../model/servers.ts';
import { usageOf } from '../model/vouching-ca.ts';
import type { Located, Span } from '../text/source.ts';

export interface Handshake {
  /** Whose gateway shows the certificate. */
  readonly owner: Agreement;
  readonly side: Side;
  readonly certificate: Located<LeafFile>;
  /** Whose gateway looks at it. */
  readonly verifier: Agreement;
  readonly trust: Trust;
  /** What the verifier states about the owner: undefined only where a cluster consumes from itself. */
  readonly statement: Peer | undefined;
  /** The grant, or the consumption, that needs the handshake. */
  readonly because: Span;
  /** Dates aside: a certificate out of date is a finding of its own. */
  readonly verdict: ChainVerdict;
}

/** Each pair of gateways once a direction. Leaves out what is not stated, or could not be read: those are findings of their own. */
export function handshakes(federation: Federation): readonly Handshake[] {
  const known = found.get(federation) ?? [...find(federation)];
  found.set(federation, known);
  return known;
}

// Several checks look at the same ones.
const found = new WeakMap<Federation, readonly Handshake[]>();

function* find(federation: Federation): Generator<Handshake> {
  const seen = new Set<string>();
  for (const meeting of meetings(federation)) {
    const { owner, side, verifier, statement } = meeting;
    const certificate = owner.gateways[side]?.certificate;
    const trust = trustOf(verifier, statement);
    const pair = `${owner.cluster} ${side} ${verifier.cluster}`;
    if (certificate === undefined || trust === undefined || seen.has(pair)) continue;
    seen.add(pair);
    const verdict = verifyChain(certificate.value, trust.bundle.certificates, { at: undefined, usage: usageOf(side) });
    yield { ...meeting, certificate, trust, verdict };
  }
}

type Meeting = Pick<Handshake, 'owner' | 'side' | 'verifier' | 'statement' | 'because'>;

function* meetings({ now, grants, consumptions }: Federation): Generator<Meeting> {
  for (const { provider, grant, statement, consumer } of grants) {
    if (consumer === undefined || !holds(grant, now)) continue;
    yield { owner: consumer, side: 'egress', verifier: provider, statement, because: grant.at };
  }
  for (const { consumer, provider, statement, origin } of consumptions) {
    if (provider !== undefined) yield { owner: provider, side: 'ingress', verifier: consumer, statement, because: origin.at };
  }
}
