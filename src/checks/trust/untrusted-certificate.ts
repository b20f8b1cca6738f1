// A gateway's certificate that comes from a CA which the other side does not trust: not yet, no longer, or not at all.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import type { Federation } from '../../model/federation.ts';
import { handshakes, type Handshake } from '../handshakes.ts';
import { knownIssuer } from '../known-cas.ts';
import { missingCas } from '../../model/vouching-ca.ts';
import { listed } from '../listed.ts';
import { acceptable } from '../statement.ts';

export const untrustedCertificate = check(
  {
    code: 'MF4011',
    name: 'untrusted-certificate',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} lets only {stated} vouch for {owner}, but the {side} gateway of {owner} shows a certificate that {owned} has issued; {cluster} refuses it in the handshake, so {loss}',
    help: 'List {add} in the `trust` of {cluster}{ask}. To replace a CA without a gap, merge in this order: {cluster} lists the new one beside the old one, {owner} shows its new certificate, {cluster} takes the old one out.{exchanged}',
  },
  function* (federation, found) {
    const untrusted = handshakes(federation).flatMap((handshake) => {
      const ca = missingCa(federation, handshake);
      return ca === undefined ? [] : [{ ...handshake, ca }];
    });
    for (const { owner, side, certificate, verifier, statement, trust, verdict, ca } of untrusted) {
      const isMutual = owner !== verifier && untrusted.some((other) => other.owner === verifier && other.verifier === owner);
      const stated = { cluster: verifier.cluster, says: listed(trust.bundle.certificates.map(quoted)), at: trust.at };
      const isTwin = trust.bundle.certificates.some(({ subject }) => subject === ca.subject);
      const owned = {
        cluster: owner.cluster,
        says: `${isTwin ? 'another CA of the name ' : ''}${quoted(ca)}`,
        at: certificate.at,
        because: `${verdict.path.length > 1 ? 'this certificate and its intermediates come' : 'this certificate comes'} from ${quoted(ca)}`,
      };
      const accept = missingCas(verifier, statement, owner, [side]).length === 0 ? undefined : acceptable(verifier, owner, 'trust');
      yield disagreement(found, stated, owned, {
        side,
        loss: side === 'egress' ? `${owner.cluster} loses all access to ${verifier.cluster}` : `every call of ${verifier.cluster} to ${owner.cluster} gets 503`,
        add: isTwin ? 'that other CA too' : quoted(ca),
        ask: isTwin && accept === undefined ? ` (ask the owner of ${owner.cluster} for its file)` : '',
        exchanged: isMutual ? ` Each of the two refuses the other: perhaps each lists its own CA in place of the other’s.` : '',
      }, { accept });
    }
  },
);

const quoted = ({ subject }: Pick<Certificate, 'subject'>): string => `\`${subject}\``;

/** The CA that is missing from the trust; undefined where the trust is not the fault. */
function missingCa(federation: Federation, { verdict, trust }: Handshake): Pick<Certificate, 'subject'> | undefined {
  if (verdict.kind !== 'no-path') return undefined;
  const { last, reason } = verdict;
  if (reason === 'other-key') return { subject: last.issuer };
  // The root stands in the file, and a leaf that signed itself has no CA at all.
  if (reason === 'self-signed') return verdict.path.length > 1 ? last : undefined;
  const issuer = knownIssuer(federation, last)?.certificate;
  return issuer === undefined || isBelow(federation, issuer, trust.bundle.certificates) ? undefined : issuer;
}

/** An intermediate of a CA that is trusted belongs into the certificate's file, not into the trust. */
export function isBelow(federation: Federation, ca: Certificate, trusted: readonly Certificate[]): boolean {
  const seen = new Set<string>();
  for (let above = knownIssuer(federation, ca)?.certificate; above !== undefined && !seen.has(above.fingerprint); above = knownIssuer(federation, above)?.certificate) {
    seen.add(above.fingerprint);
    if (trusted.some(({ fingerprint }) => fingerprint === above?.fingerprint)) return true;
  }
  return false;
}
