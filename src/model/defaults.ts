// What holds where an agreement says nothing.
import type { Caller, ExposureName, Hostname, Label, Labels, ObjectName, PathPrefix, Port, Protocol, Side, SpiffeId, Target } from './names.ts';

export const DEFAULT_TARGET: Target = 'istio';
export const DEFAULT_PROTOCOL: Protocol = 'HTTP';
export const DEFAULT_TRUST_DOMAIN = 'cluster.local' as Hostname;
export const DEFAULT_NAMESPACE = 'istio-private-gateways' as Label;
export const DEFAULT_PORT = 15443 as Port;

export const defaultSelector = (side: Side): Labels => new Map([['istio', `private-${side}gateway`]]);
export const defaultAccount = (side: Side): ObjectName => `istio-private-${side}gateway` as ObjectName;
export const defaultSecret = (side: Side): ObjectName => `istio-private-${side}gateway-certs` as ObjectName;
export const defaultIdentity = (hostname: Hostname, side: Side): SpiffeId => `spiffe://${hostname}/istio-private-${side}gateway` as SpiffeId;
export const defaultPath = (exposure: ExposureName): PathPrefix => `/${exposure}/` as PathPrefix;
export const defaultCallers = (namespace: Label): readonly Caller[] => [{ namespace, account: null }];

/** `<namespace>/<service>[/<subset>]`. */
export const defaultExposureName = (...parts: readonly string[]): ExposureName => parts.join('/') as ExposureName;
