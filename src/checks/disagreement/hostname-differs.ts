// A peer's hostname, as stated and as its owner says.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { says } from '../statement.ts';

export const hostnameDiffers = check(
  {
    code: 'MF3001',
    name: 'hostname-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} states {stated} as the hostname of {owner}, which says {owned}; no server there answers to that SNI, so connections are reset',
    help: 'Write `hostname: {owned}` at the peer {owner}, unless {owner} itself is wrong.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      if (peer.hostname === undefined || about?.hostname === undefined || peer.hostname.value === about.hostname.value) continue;
      yield disagreement(found, says(owner, peer.hostname), says(about, about.hostname), {});
    }
  },
);
