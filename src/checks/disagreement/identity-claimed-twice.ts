// One SPIFFE ID for two clusters.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { claimed, clashes, contestedValues, ownClaims, statedClaims, withOwner } from '../claims.ts';

export const identityClaimedTwice = check(
  {
    code: 'MF3012',
    name: 'identity-claimed-twice',
    since: '0.1.0',
    severity: 'error',
    message: '{holder} and {other} have the same identity, {value}; what is granted to one of them is granted to the other',
    help: 'Find out which of {holder} and {other} has this identity, by another way than this repository, and write at the place of the other its own.',
  },
  function* (federation, found) {
    const hostnames = ownClaims(federation, 'hostname');
    const contested = contestedValues(hostnames);
    for (const { first, second, owner, withholds } of clashes(ownClaims(federation, 'identity'), statedClaims(federation, 'identity'))) {
      // An identity that follows from a hostname which two clusters claim: that is one fault, and the hostname's.
      if (hostnames.some(({ at, value }) => at === second.at && contested.has(value))) continue;
      yield withOwner(disagreement(found, claimed(second), claimed(first), { holder: second.of, other: first.of, value: second.value }, { withholds }), owner);
    }
  },
);
