// An address at which a peer is dialled and which is not the peer's.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { nearest } from '../../finding/nearest.ts';
import { isIpAddress } from '../../model/values.ts';
import { acceptable, says } from '../statement.ts';

export const addressDiffers = check(
  {
    code: 'MF3004',
    name: 'address-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} dials {owner} at {stated}, which is none of its addresses ({all}); calls fail, or reach somebody else',
    help: '{remedy}, unless {owner} itself is wrong.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      const owned = about?.gateways.ingress?.addresses ?? [];
      // Of an agreement that was not read whole it may be the address that is missing.
      if (about === undefined || !about.complete || owned.length === 0) continue;
      // A list of IP addresses and DNS names is a fault of its own, and nobody can repeat it.
      if (new Set(owned.map(({ value }) => isIpAddress(value))).size > 1) continue;
      const stated = peer.ingress?.addresses ?? [];
      const unmatched = owned.filter(({ value }) => !stated.some((address) => address.value === value));
      for (const address of stated) {
        if (owned.some(({ value }) => value === address.value)) continue;
        const meant = nearest(address.value, unmatched.map(({ value }) => value));
        const closest = unmatched.find(({ value }) => value === meant) ?? unmatched[0] ?? owned[0];
        if (closest === undefined) continue;
        const remedy = unmatched.length === 0 ? 'Take it out' : `Write \`${closest.value}\``;
        yield disagreement(found, says(owner, address), says(about, closest), { all: owned.map(({ value }) => value).join(', '), remedy }, { accept: acceptable(owner, about, 'addresses') });
      }
    }
  },
);
