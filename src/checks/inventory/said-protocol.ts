// The protocol that a Service's port says, as Istio reads it: appProtocol first, then the name up to its first dash.
// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
import type { ServicePort } from '../../manifests/service.ts';
import type { Span } from '../../text/source.ts';

export interface SaidProtocol {
  readonly family: 'http' | 'tcp' | 'tls' | 'udp' | 'unknown';
  /** `appProtocol: tcp`, `the name mongo-main`, `protocol: UDP`. */
  readonly words: string;
  readonly at: Span;
}

const FAMILIES: Readonly<Record<string, SaidProtocol['family']>> = {
  http: 'http',
  http2: 'http',
  grpc: 'http',
  'grpc-web': 'http',
  'kubernetes.io/h2c': 'http',
  'kubernetes.io/ws': 'http',
  tcp: 'tcp',
  mongo: 'tcp',
  mysql: 'tcp',
  redis: 'tcp',
  https: 'tls',
  tls: 'tls',
  'kubernetes.io/wss': 'tls',
  udp: 'udp',
};

/** `unknown`: Istio looks at the first bytes of each connection and decides then. */
export function saidProtocol({ protocol, appProtocol, name, at }: ServicePort): SaidProtocol {
  if (protocol.value === 'UDP') return { family: 'udp', words: 'protocol: UDP', at: protocol.at };
  if (appProtocol !== undefined) {
    const family = FAMILIES[appProtocol.value.toLowerCase()];
    if (family !== undefined) return { family, words: `appProtocol: ${appProtocol.value}`, at: appProtocol.at };
    return { family: 'unknown', words: `appProtocol: ${appProtocol.value}`, at: appProtocol.at };
  }
  if (name === undefined) return { family: 'unknown', words: 'no protocol', at };
  const lower = name.value.toLowerCase();
  const prefix = lower.startsWith('grpc-web') ? 'grpc-web' : (lower.split('-')[0] ?? '');
  return { family: FAMILIES[prefix] ?? 'unknown', words: `the name ${name.value}`, at: name.at };
}
