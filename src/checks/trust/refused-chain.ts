// A chain whose signatures hold, and which is refused all the same: by what one of its certificates says of itself.
import { check } from '../check.ts';
import type { ChainVerdict } from '../../certificates/verify-chain.ts';
import { handshakes } from '../handshakes.ts';
import { isImpossible } from './impossible-identity.ts';

export const refusedChain = check(
  {
    code: 'MF4014',
    name: 'refused-chain',
    since: '0.1.0',
    severity: 'error',
    message: 'the certificate in {file} does not hold against the `trust` of {cluster}: the certificate of `{subject}` {problem}; {consequence}',
    help: '{remedy}',
  },
  function* (federation, found) {
    for (const { owner, side, certificate, verifier, trust, verdict } of handshakes(federation)) {
      if (verdict.kind !== 'refused' || isToldElsewhere(verdict)) continue;
      const { culprit, problem, path } = verdict;
      const isTrusted = culprit === path.at(-1);
      const identity = owner.gateways[side]?.identity;
      if (verdict.reason === 'name-constraint' && identity !== undefined && isImpossible(identity.value, trust)) continue;
      const related = [{ at: trust.at, message: isTrusted ? `${verifier.cluster} trusts it here` : `what ${verifier.cluster} trusts` }];
      const consequence = isTrusted && LENIENT.has(verdict.reason) ? 'Envoy 1.40 lets that pass in a trusted CA, and other verifiers refuse it' : 'the handshake fails, and calls get 503';
      yield found({ at: certificate.at, related }, { file: certificate.value.file, cluster: verifier.cluster, subject: culprit.subject, problem, consequence, remedy: remedyOf(verdict) });
    }
  },
);

type Refused = Extract<ChainVerdict, { readonly kind: 'refused' }>;

/** What Envoy does not look at in a trusted CA: measured. */
const LENIENT: ReadonlySet<Refused['reason']> = new Set(['critical-extension', 'usage', 'path-length', 'not-a-ca']);

/** What is wrong with the leaf alone, or with dates, has a check of its own. */
const isToldElsewhere = ({ reason, culprit, path }: Refused): boolean =>
  reason === 'expired' || reason === 'not-yet' || (culprit === path[0] && reason === 'usage');

function remedyOf({ reason, culprit }: Refused): string {
  switch (reason) {
    case 'path-length':
      return 'Have the gateway’s certificate issued by a CA that is not so deep, or that CA issued with a larger pathlen.';
    case 'name-constraint':
      return 'Have the certificate issued for names that its CAs may certify, or by another CA.';
    case 'critical-extension':
      return `Have \`${culprit.subject}\` issued without that extension, or with it not marked as critical.`;
    case 'key':
      return 'Use a CA with a key of RSA, P-256, P-384, P-521 or Ed25519.';
    case 'signature':
      return 'Have it issued anew, signed with SHA-256 or more.';
    case 'usage':
      return `Have \`${culprit.subject}\` issued without an extended key usage, or with serverAuth and clientAuth.`;
    case 'not-a-ca':
    case 'may-not-sign':
    case 'expired':
    case 'not-yet':
      return `Have the certificate issued by a CA; \`${culprit.subject}\` may not sign certificates.`;
  }
}
