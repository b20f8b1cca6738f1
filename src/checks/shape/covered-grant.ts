// A grant that another one of the same exposure to the same cluster covers.
import { check } from '../check.ts';
import { grantCovers } from '../../model/covers.ts';
import { holds } from '../../model/federation.ts';

export const coveredGrant = check(
  {
    code: 'MF1042',
    name: 'covered-grant',
    since: '0.1.0',
    severity: 'warning',
    message: 'another grant of {exposure} already allows {cluster} all that this one does, so taking this one out takes no access away',
    help: 'Take it out, or narrow the other one if {cluster} should have less.',
  },
  function* ({ agreements, now }, found) {
    for (const { name, to } of agreements.flatMap(({ exposes }) => exposes)) {
      for (const [index, grant] of to.entries()) {
        // That it has ended is a finding of its own.
        if (!holds(grant, now)) continue;
        const other = to.find(
          (candidate, place) =>
            place !== index &&
            candidate.cluster.value === grant.cluster.value &&
            grantCovers(candidate, grant) &&
            (place < index || !grantCovers(grant, candidate)),
        );
        if (other === undefined) continue;
        const related = [{ at: other.at, message: 'the grant that allows all of it' }];
        yield found({ at: grant.at, related, fix: { kind: 'take-out', at: grant.at } }, { cluster: grant.cluster.value, exposure: name.value });
      }
    }
  },
);
