// A peer's hostname, as stated and as its owner says.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { contestedValues, ownClaims } from '../claims.ts';
import { acceptable, says } from '../statement.ts';

export const hostnameDiffers = check(
  {
    code: 'MF3001',
    name: 'hostname-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} states {stated} as the hostname of {owner}, which says {owned}; no server there answers to that SNI, so connections are reset',
    help: 'Write `hostname: {owned}` at the peer {owner}, unless {owner} itself is wrong.',
  },
  function* (federation, found) {
    const contested = contestedValues(ownClaims(federation, 'hostname'));
    for (const { owner, peer, about } of federation.statements) {
      if (peer.hostname === undefined || about?.hostname === undefined || peer.hostname.value === about.hostname.value) continue;
      // What two clusters claim is a finding of its own; until it is settled nobody should repeat it.
      if (contested.has(about.hostname.value)) continue;
      yield disagreement(found, says(owner, peer.hostname), says(about, about.hostname), {}, { accept: acceptable(owner, about, 'hostname') });
    }
  },
);
