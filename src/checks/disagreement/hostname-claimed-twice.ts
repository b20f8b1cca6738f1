// One hostname for two clusters.
import { check } from '../check.ts';
import { clashes, ownClaims, statedClaims } from '../claims.ts';

export const hostnameClaimedTwice = check(
  {
    code: 'MF3011',
    name: 'hostname-claimed-twice',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} and {other} have the same hostname, {hostname}; it is the SNI and the authority of a gateway, so a call for one of them can end at the other',
    help: 'Give each cluster a hostname of its own.',
  },
  function* (federation, found) {
    for (const claim of clashes(ownClaims(federation, 'hostname'), statedClaims(federation, 'hostname'))) {
      const { second, first } = claim;
      const related = [{ at: first.at, message: `the hostname of ${first.of}` }];
      yield found({ at: second.at, related, withholds: claim.withholds }, { cluster: second.of, other: first.of, hostname: second.value });
    }
  },
);
