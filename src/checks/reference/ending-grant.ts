// A grant that ends within two weeks.
import { check } from '../check.ts';
import { holds } from '../../model/federation.ts';
import { daysBetween } from '../../model/days.ts';

const DAYS = 14;

export const endingGrant = check(
  {
    code: 'MF2006',
    name: 'ending-grant',
    since: '0.1.0',
    severity: 'warning',
    message: 'the grant of {exposure} to {cluster} ends on {until}, {left}; calls under it get 403 from the first sync after the first compile after that day',
    help: 'Set a later `until`, or tell the owner of {cluster} that it ends.',
  },
  function* ({ now, grants }, found) {
    for (const { exposure, grant } of grants) {
      const { until } = grant;
      if (until === undefined || !holds(grant, now)) continue;
      const days = daysBetween(now, until.value);
      if (days > DAYS) continue;
      const left = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
      yield found({ at: until.at }, { exposure: exposure.name.value, cluster: grant.cluster.value, until: until.value, left });
    }
  },
);
