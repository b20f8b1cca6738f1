// The hosts for which the overlay has rules of its own in the gateways' namespace, each with the line behind it.
import type { Agreement } from '../../model/agreement.ts';
import { gatewayService } from '../../model/defaults.ts';
import type { Span } from '../../text/source.ts';
import { providersOf } from '../peers-of.ts';
import { serviceHost } from './hosts.ts';

export interface OurHost {
  readonly host: string;
  readonly at: Span;
  /** `the exposed Service`, `the hostname of cluster2`, … */
  readonly what: string;
  readonly kind: 'exposed' | 'provider' | 'egress';
}

export const egressHost = ({ gateways }: Agreement): string => serviceHost(gatewayService('egress'), gateways.namespace.value);

/** Each host once. */
export function ourHosts(agreement: Agreement): readonly OurHost[] {
  const { exposes, consumes, gateways } = agreement;
  const hosts: OurHost[] = exposes.map(({ service, namespace }) => ({ host: serviceHost(service.value, namespace.value), at: service.at, what: 'an exposed Service', kind: 'exposed' }));
  for (const { hostname, cluster } of providersOf(agreement)) {
    if (hostname !== undefined) hosts.push({ host: hostname.value, at: hostname.at, what: `the hostname of ${cluster.value}`, kind: 'provider' });
  }
  if (gateways.egress !== undefined && consumes.length > 0) hosts.push({ host: egressHost(agreement), at: gateways.egress.at, what: 'the egress gateway', kind: 'egress' });
  return hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) === index);
}
