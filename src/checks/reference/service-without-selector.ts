// An exposure of a Service that selects no pods.
import { check } from '../check.ts';
import { exposedServices, nameOf } from '../inventory/services.ts';

export const serviceWithoutSelector = check(
  {
    code: 'MF2038',
    name: 'service-without-selector',
    since: '0.1.0',
    severity: 'warning',
    message: 'Service {service} has no selector, so what answers is whatever its endpoints say; the ingress gateway speaks mutual TLS of the mesh to it{subset}, and only pods with a sidecar understand that',
    help: 'Expose a Service with a selector, or put one with pods of the mesh in front of the endpoints.',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      if (service.selector !== undefined || service.type.value === 'ExternalName') continue;
      const subset = exposure.subset === undefined ? '' : `, and looks for endpoints with the labels of subset ${exposure.subset.name.value}`;
      yield found({ at: exposure.service.at, related: [{ at: service.at, message: 'it has no selector here' }] }, { service: nameOf(exposure), subset });
    }
  },
);
