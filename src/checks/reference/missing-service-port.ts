// An exposure of a port that its Service does not have.
import { check } from '../check.ts';
import type { Service } from '../../manifests/manifest.ts';
import type { Span } from '../../text/source.ts';
import { exposedServices, nameOf, portOf } from '../inventory/services.ts';
import { listed } from '../listed.ts';

export const missingServicePort = check(
  {
    code: 'MF2034',
    name: 'missing-service-port',
    since: '0.1.0',
    severity: 'error',
    message: 'Service {service} has no port {port}, so the ingress gateway has nowhere to send what peers ask for',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      const { port } = exposure;
      if (service.type.value === 'ExternalName' || portOf(service, port.value) !== undefined) continue;
      const { at, message, instead } = meant(service, port.value);
      yield found({ at: port.at, related: [{ at, message }] }, { service: nameOf(exposure), port: String(port.value), instead });
    }
  },
);

function meant(service: Service, written: number): { readonly at: Span; readonly message: string; readonly instead: string } {
  const behind = service.ports.find(({ target }) => target.value === written);
  if (behind !== undefined) {
    const number = String(behind.number.value);
    return { at: behind.target.at, message: `${written} is the targetPort of port ${number}`, instead: `Write the port of the Service and not the container’s: \`${number}\`.` };
  }
  const numbers = service.ports.map(({ number }) => String(number.value));
  const instead = numbers.length === 1 ? `Did you mean \`${numbers[0]}\`?` : numbers.length === 0 ? 'Give the Service a port.' : `Write one of ${listed(numbers)}.`;
  return { at: service.ports[0]?.number.at ?? service.at, message: `it has ${numbers.length === 0 ? 'no port' : listed(numbers)}`, instead };
}
