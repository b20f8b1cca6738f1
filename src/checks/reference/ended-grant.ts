// A grant whose last day has passed: it is left out of the overlay.
import { check } from '../check.ts';
import { holds } from '../../model/federation.ts';

export const endedGrant = check(
  {
    code: 'MF2005',
    name: 'ended-grant',
    since: '0.1.0',
    severity: 'warning',
    message: 'the grant of {exposure} to {cluster} ended on {until} and is left out of the overlay, so calls that nothing else allows get 403',
    help: 'Take the grant out, or set a later `until`.',
  },
  function* ({ now, grants }, found) {
    for (const { exposure, grant } of grants) {
      if (holds(grant, now) || grant.until === undefined) continue;
      yield found({ at: grant.until.at }, { exposure: exposure.name.value, cluster: grant.cluster.value, until: grant.until.value });
    }
  },
);
