// CAs that may not certify the identity of the peer for whom they vouch.
import { check } from '../check.ts';
import { allowsUri } from '../../certificates/name-constraints.ts';
import type { Certificate } from '../../certificates/certificate.ts';
import type { Peer, Trust } from '../../model/agreement.ts';
import type { SpiffeId } from '../../model/names.ts';
import { trustOf } from '../../model/servers.ts';
import type { Located } from '../../text/source.ts';

export const impossibleIdentity = check(
  {
    code: 'MF4021',
    name: 'impossible-identity',
    since: '0.1.0',
    severity: 'error',
    message: 'no CA in this `trust` can vouch for {identity} of {peer}: the name constraints of `{subject}` {problem}; every certificate with that identity is refused in the handshake',
    help: '{remedy}',
  },
  function* ({ statements }, found) {
    for (const { owner, peer } of statements) {
      const trust = trustOf(owner, peer);
      if (trust === undefined) continue;
      for (const identity of identitiesOf(peer)) {
        const [ca] = trust.bundle.certificates;
        if (ca === undefined || !isImpossible(identity.value, trust)) continue;
        const at = trust.files.find(({ value }) => value.includes(ca))?.at ?? trust.at;
        const related = [{ at: identity.at, message: `the identity of ${peer.cluster.value}` }];
        yield found({ at, related }, { identity: identity.value, peer: peer.cluster.value, subject: ca.subject, ...explained(ca, identity.value) });
      }
    }
  },
);

/** True where every one of the CAs is constrained, and none to this trust domain. */
export const isImpossible = (identity: SpiffeId, { bundle }: Trust): boolean =>
  bundle.certificates.every(({ nameConstraints }) => nameConstraints !== undefined && !allowsUri(nameConstraints, identity));

const identitiesOf = (peer: Peer): readonly Located<SpiffeId>[] => {
  const all = [...(peer.ingress?.identities ?? []), ...peer.egressIdentities];
  return all.filter((one, index) => all.findIndex(({ value }) => domainOf(value) === domainOf(one.value)) === index);
};

const domainOf = (identity: string): string => identity.split('/')[2] ?? '';

function explained({ nameConstraints }: Certificate, identity: string): { readonly problem: string; readonly remedy: string } {
  const uris = nameConstraints?.permitted.filter(({ kind }) => kind === 'uri').map(({ value }) => value) ?? [];
  const again = `Have the CA issued with the permitted URI \`${domainOf(identity)}\`, or list one that may certify that identity.`;
  if (uris.some((uri) => uri.includes('/'))) {
    return { problem: `permit only the URI ${uris.map((uri) => `\`${uri}\``).join(', ')}, and a constraint holds a host and no SPIFFE ID`, remedy: again };
  }
  if (uris.length === 0) return { problem: 'exclude its trust domain', remedy: again };
  const dotted = uris.some((uri) => uri.startsWith('.')) ? '; a leading dot means hosts below it, and not the host itself' : '';
  return { problem: `permit only URIs of ${uris.map((uri) => `\`${uri}\``).join(', ')}${dotted}`, remedy: again };
}
