// One hostname for two clusters.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { claimed, clashes, ownClaims, statedClaims, withOwner } from '../claims.ts';

export const hostnameClaimedTwice = check(
  {
    code: 'MF3011',
    name: 'hostname-claimed-twice',
    since: '0.1.0',
    severity: 'error',
    message: '{holder} and {other} have the same hostname, {value}; it is the SNI and the authority of a gateway, so a call for one of them can end at the other',
    help: 'Find out which of {holder} and {other} has this hostname, and write at the place of the other its own.',
  },
  function* (federation, found) {
    for (const { first, second, owner, withholds } of clashes(ownClaims(federation, 'hostname'), statedClaims(federation, 'hostname'))) {
      yield withOwner(disagreement(found, claimed(second), claimed(first), { holder: second.of, other: first.of, value: second.value }, { withholds }), owner);
    }
  },
);
