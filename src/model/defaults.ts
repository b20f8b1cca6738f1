// What holds where an agreement says nothing.
import type { Caller, ExposureName, Hostname, Label, Labels, ObjectName, PathPrefix, Port, Protocol, Side, SpiffeId, Target } from './names.ts';

export const DEFAULT_TARGET: Target = 'istio';
export const DEFAULT_PROTOCOL: Protocol = 'HTTP';
export const DEFAULT_TRUST_DOMAIN = 'cluster.local' as Hostname;
export const DEFAULT_NAMESPACE = 'istio-private-gateways' as Label;
export const DEFAULT_PORT = 15443 as Port;

export const defaultSelector = (side: Side): Labels => new Map([['istio', `private-${side}gateway`]]);

/** The Service of a private gateway, in the gateways' namespace; it has no other name. */
export const gatewayService = (side: Side): string => `istio-private-${side}gateway`;

/** With target `istio-1.2`, the name that Istio's Helm chart of that time makes of the gateway's. */
export const defaultAccount = (side: Side, target: Target): ObjectName =>
  `${gatewayService(side)}${target === 'istio-1.2' ? '-service-account' : ''}` as ObjectName;

/** Of the key pair. `both`: the cluster has two gateways, whose identities may differ, so that each needs a pair of its own. */
export function defaultSecret(side: Side, target: Target, hostname: Hostname | undefined, both: boolean): ObjectName {
  if (target === 'istio' || hostname === undefined) return `${gatewayService(side)}-certs` as ObjectName;
  return certsName(hostname, both ? side : undefined) as ObjectName;
}

/** With target `istio-1.2`, what a hostname's key pair is called: a DNS label. A cluster has one hostname, so what is cut off is not missed. */
export function certsName(hostname: Hostname, side: Side | undefined): string {
  const end = side === undefined ? '-certs' : `-${side}-certs`;
  return hostname.replaceAll('.', '-').slice(0, 63 - end.length).replace(/-+$/, '') + end;
}

export const defaultIdentity = (hostname: Hostname, side: Side): SpiffeId => `spiffe://${hostname}/istio-private-${side}gateway` as SpiffeId;
export const defaultPath = (exposure: ExposureName): PathPrefix => `/${exposure}/` as PathPrefix;
export const defaultCallers = (namespace: Label): readonly Caller[] => [{ namespace, account: null }];

/** `<namespace>/<service>[/<subset>]`. */
export const defaultExposureName = (...parts: readonly string[]): ExposureName => parts.join('/') as ExposureName;
