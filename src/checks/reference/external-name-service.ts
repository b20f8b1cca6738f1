// An exposure of a Service that is only another name.
import { check } from '../check.ts';
import { exposedServices, nameOf } from '../inventory/services.ts';

export const externalNameService = check(
  {
    code: 'MF2037',
    name: 'external-name-service',
    since: '0.1.0',
    severity: 'error',
    message: 'Service {service} is an ExternalName for {target}, and Istio makes no such thing a destination of its own, so peers would get 503, or reach what this cluster does not run',
    help: 'Expose the Service that has the pods.',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      if (service.type.value !== 'ExternalName') continue;
      const related = [{ at: service.type.at, message: 'it is an ExternalName here' }];
      yield found({ at: exposure.service.at, related }, { service: nameOf(exposure), target: service.externalName?.value ?? 'nothing' });
    }
  },
);
