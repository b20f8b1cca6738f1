// `workload.port` that is not where the Service sends to.
import { check } from '../check.ts';
import { exposedServices, nameOf, portOf } from '../inventory/services.ts';
import { targetOf } from '../inventory/target-port.ts';

export const workloadPortDiffers = check(
  {
    code: 'MF2043',
    name: 'workload-port-differs',
    since: '0.1.0',
    severity: 'error',
    message: '`workload.port` is {written}, but Service {service} sends what comes to port {port} to {target} of its pods, so the policy behind the gateway guards a port that peers never reach',
    help: 'Write the container’s port: `port: {target}`.',
  },
  function* ({ agreements }, found) {
    for (const { agreement, exposure, service } of exposedServices(agreements)) {
      const port = portOf(service, exposure.port.value);
      if (exposure.workload === undefined || port === undefined) continue;
      const target = targetOf(agreement, service, port, exposure.namespace.value);
      const written = exposure.workload.port;
      if (target === undefined || target.value === written.value) continue;
      const args = { written: String(written.value), service: nameOf(exposure), port: String(port.number.value), target: String(target.value) };
      yield found({ at: written.at, related: [{ at: target.at, message: `${target.value} stands here` }] }, args);
    }
  },
);
