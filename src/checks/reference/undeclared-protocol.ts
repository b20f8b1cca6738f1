// A Service whose port says no protocol, so that proxies guess.
import { check } from '../check.ts';
import { saidProtocol } from '../inventory/said-protocol.ts';
import { exposedServices, nameOf, portOf } from '../inventory/services.ts';

export const undeclaredProtocol = check(
  {
    code: 'MF2036',
    name: 'undeclared-protocol',
    since: '0.1.0',
    severity: 'note',
    message: 'port {port} of Service {service} {said}, so proxies take each connection for what its first bytes look like, and where those do not look like HTTP no method or path of a grant fits',
    help: 'Write `appProtocol: {wanted}` at the port, or start its name with `{wanted}`.',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      const port = portOf(service, exposure.port.value);
      const said = port && saidProtocol(port);
      if (port === undefined || said?.family !== 'unknown') continue;
      const wanted = exposure.protocol.value.toLowerCase();
      const related = [{ at: said.at, message: 'the port stands here' }];
      yield found({ at: exposure.port.at, related }, { port: String(port.number.value), service: nameOf(exposure), said: said.words === 'no protocol' ? 'says no protocol' : `says no protocol that Istio knows (${said.words})`, wanted });
    }
  },
);
