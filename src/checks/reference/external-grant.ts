// A grant to an external peer: whether it is used cannot be seen here.
import { check } from '../check.ts';
import { holds } from '../../model/federation.ts';

export const externalGrant = check(
  {
    code: 'MF2008',
    name: 'external-grant',
    since: '0.1.0',
    severity: 'note',
    message: '{cluster} is external, so nothing here shows whether it uses its grant of {exposure}, or has the identity that {provider} states for it',
    help: 'Nothing needs to be done here; agree with its owner by other means.',
  },
  function* ({ now, grants }, found) {
    for (const { provider, exposure, grant, statement, consumer } of grants) {
      if (statement?.external.value !== true || consumer !== undefined || !holds(grant, now)) continue;
      yield found({ at: grant.at }, { cluster: grant.cluster.value, exposure: exposure.name.value, provider: provider.cluster });
    }
  },
);
