// A Service's port that says bytes, under an exposure of requests.
import { check } from '../check.ts';
import { saidProtocol } from '../inventory/said-protocol.ts';
import { exposedServices, nameOf, portOf } from '../inventory/services.ts';
import { visible } from '../../text/visible.ts';

export const portForBytes = check(
  {
    code: 'MF2058',
    name: 'port-for-bytes',
    since: '0.1.0',
    severity: 'warning',
    message: 'the exposure is {protocol}, but port {port} of Service {service} says bytes ({said}), so the workload’s proxy sees no requests: nothing there can look at methods or paths, and no metric counts them',
    help: 'Write `appProtocol: {wanted}` at the port, or `protocol: TCP` in the exposure.',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      const port = portOf(service, exposure.port.value);
      const said = port && saidProtocol(port);
      // With a policy behind the gateway nothing passes any more: MF2035.
      if (port === undefined || said?.family !== 'tcp' || exposure.protocol.value === 'TCP' || exposure.workload !== undefined) continue;
      const protocol = exposure.protocol.value;
      const args = { protocol, port: String(port.number.value), service: nameOf(exposure), said: said.words, wanted: protocol.toLowerCase() };
      yield found({ at: exposure.protocol.at, related: [{ at: said.at, message: `it says ${visible(said.words)}` }] }, args);
    }
  },
);
