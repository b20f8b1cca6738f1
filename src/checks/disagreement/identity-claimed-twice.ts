// One SPIFFE ID for two clusters.
import { check } from '../check.ts';
import { clashes, ownClaims, statedClaims } from '../claims.ts';

export const identityClaimedTwice = check(
  {
    code: 'MF3012',
    name: 'identity-claimed-twice',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} and {other} have the same identity, {identity}; what is granted to one of them is granted to the other',
    help: 'Give the gateways of each cluster an identity of their own.',
  },
  function* (federation, found) {
    for (const claim of clashes(ownClaims(federation, 'identity'), statedClaims(federation, 'identity'))) {
      const { second, first } = claim;
      const related = [{ at: first.at, message: `the identity of ${first.of}` }];
      yield found({ at: second.at, related, withholds: claim.withholds }, { cluster: second.of, other: first.of, identity: second.value });
    }
  },
);
