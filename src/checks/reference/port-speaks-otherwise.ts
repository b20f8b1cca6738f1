// A Service whose port says another protocol than the exposure.
import { check } from '../check.ts';
import { saidProtocol } from '../inventory/said-protocol.ts';
import { exposedServices, nameOf, portOf } from '../inventory/services.ts';
import { visible } from '../../text/visible.ts';

export const portSpeaksOtherwise = check(
  {
    code: 'MF2035',
    name: 'port-speaks-otherwise',
    since: '0.1.0',
    severity: 'error',
    message: 'the exposure is {protocol}, but port {port} of Service {service} says {said}: {why}',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      const port = portOf(service, exposure.port.value);
      const protocol = exposure.protocol.value;
      const said = port && saidProtocol(port);
      if (port === undefined || said === undefined || said.family === 'unknown' || fits(protocol, said.family)) continue;
      // Without a policy behind the gateway requests still pass, as bytes: MF2058.
      if (said.family === 'tcp' && exposure.workload === undefined) continue;
      const args = { protocol, port: String(port.number.value), service: nameOf(exposure), said: said.words, why: WHY[said.family], instead: insteadOf(protocol, said.family) };
      yield found({ at: exposure.protocol.at, related: [{ at: said.at, message: `it says ${visible(said.words)}` }] }, args);
    }
  },
);

type Family = 'http' | 'tcp' | 'tls' | 'udp';

const fits = (protocol: string, family: Family): boolean => (protocol === 'TCP' ? family === 'tcp' || family === 'tls' : family === 'http');

const WHY: Readonly<Record<Family, string>> = {
  http: 'the workload’s proxy reads HTTP there, and breaks what is none',
  tcp: 'the workload’s proxy takes requests for bytes there, so that the policy behind the gateway, which speaks of methods and paths, denies all of them',
  tls: 'its pods expect TLS of their own, and the gateway sends plain requests',
  udp: 'Istio does not carry UDP',
};

function insteadOf(protocol: string, family: Family): string {
  if (family === 'udp') return 'Expose a TCP port.';
  if (protocol === 'TCP') return 'Leave `protocol: TCP` out, or name the port `tcp`.';
  const name = protocol === 'GRPC' ? 'grpc' : protocol === 'HTTP2' ? 'http2' : 'http';
  if (family === 'tls') return 'Expose a port that speaks plain HTTP to the proxy, or write `protocol: TCP`.';
  return `Write \`appProtocol: ${name}\` at the port, or \`protocol: TCP\` in the exposure.`;
}
