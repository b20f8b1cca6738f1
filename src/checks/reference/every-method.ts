// A grant that names no methods.
import { check } from '../check.ts';
import { holds } from '../../model/federation.ts';

export const everyMethod = check(
  {
    code: 'MF2015',
    name: 'every-method',
    since: '0.1.0',
    severity: 'note',
    message: 'this grant names no methods, so {cluster} may use every method on {exposure}, those that write too',
    help: 'Name the methods that it needs, such as `methods: [GET]`.',
  },
  function* ({ now, grants }, found) {
    for (const { exposure, grant } of grants) {
      // TCP has no methods.
      if (grant.methods !== undefined || exposure.protocol.value === 'TCP' || !holds(grant, now)) continue;
      yield found({ at: grant.at }, { cluster: grant.cluster.value, exposure: exposure.name.value });
    }
  },
);
