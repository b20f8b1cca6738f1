// A local name under which the owner has a Service of his own.
import { check } from '../check.ts';
import { nameOf, servicesIn } from '../inventory/services.ts';

export const localServiceExists = check(
  {
    code: 'MF2056',
    name: 'local-service-exists',
    since: '0.1.0',
    severity: 'error',
    message: 'the local name {local} is that of a Service of yours, which sends to pods; the overlay has one of that name without pods, which takes its place, so that its local callers are sent to another cluster',
    help: 'Consume under another `service` or `namespace`, or take your Service away first if that is meant.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const { as } of agreement.consumes) {
        const service = servicesIn(agreement, as.namespace.value).find((one) => one.name === as.service.value && one.selector !== undefined);
        if (service === undefined) continue;
        yield found({ at: as.service.at, related: [{ at: service.at, message: 'your Service of that name' }] }, { local: nameOf(as) });
      }
    }
  },
);
