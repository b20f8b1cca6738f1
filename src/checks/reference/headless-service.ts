// An exposure of a headless Service.
import { check } from '../check.ts';
import { exposedServices, nameOf } from '../inventory/services.ts';

export const headlessService = check(
  {
    code: 'MF2039',
    name: 'headless-service',
    since: '0.1.0',
    severity: 'note',
    message: 'Service {service} is headless: its own clients choose one pod by its name, but peers cannot; the ingress gateway spreads their requests over all of its pods',
    help: 'Nothing needs to be done if every pod may answer. Otherwise expose a Service for the pods that may.',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      if (service.clusterIP?.value !== 'None') continue;
      yield found({ at: exposure.service.at, related: [{ at: service.clusterIP.at, message: 'it is headless here' }] }, { service: nameOf(exposure) });
    }
  },
);
