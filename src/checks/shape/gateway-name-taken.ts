// A local name that is the name of a private gateway’s own Service.
import { check } from '../check.ts';
import { gatewayService } from '../../model/defaults.ts';
import { gatewaysOf } from '../gateways-of.ts';

export const gatewayNameTaken = check(
  {
    code: 'MF1048',
    name: 'gateway-name-taken',
    since: '0.1.0',
    severity: 'error',
    message: 'the local name {service}.{namespace} is that of the private {side} gateway’s own Service, and a cluster has one Service of a name',
    help: 'Give the local name another `service` or `namespace`.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      const { cluster, gateways, consumes } = agreement;
      for (const { as } of consumes) {
        const taken = gatewaysOf(agreement).find(({ side }) => as.namespace.value === gateways.namespace.value && (as.service.value as string) === gatewayService(side));
        if (taken === undefined) continue;
        const related = [{ at: taken.gateway.at, message: `the private ${taken.side} gateway` }];
        yield found({ at: as.service.at, related, withholds: [cluster] }, { service: as.service.value, namespace: as.namespace.value, side: taken.side });
      }
    }
  },
);
