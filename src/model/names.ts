// The values that have a meaning to Kubernetes, Istio or Envoy, each a type of its own; values.ts alone makes them.

declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A DNS label: the name of the folder that holds a cluster's agreement. */
export type ClusterName = Branded<string, 'ClusterName'>;
/** Lower case, two labels or more, no trailing dot, no IP address: an SNI and an HTTP authority. */
export type Hostname = Branded<string, 'Hostname'>;
/** `spiffe://<trust domain>/<path>`. */
export type SpiffeId = Branded<string, 'SpiffeId'>;
/** An IPv4 or IPv6 address in its shortest form, or a hostname. */
export type Address = Branded<string, 'Address'>;
/** RFC 1123 label, as a namespace or a subset. */
export type Label = Branded<string, 'Label'>;
/** RFC 1035 label: starts with a letter. */
export type ServiceName = Branded<string, 'ServiceName'>;
/** RFC 1123 subdomain: the name of a Secret or a ServiceAccount. */
export type ObjectName = Branded<string, 'ObjectName'>;
/** DNS labels joined by `/`: what peers write. */
export type ExposureName = Branded<string, 'ExposureName'>;
/** Starts and ends with `/`. */
export type PathPrefix = Branded<string, 'PathPrefix'>;
/** Starts with `/`; exact, or ends in `/*`. */
export type PathPattern = Branded<string, 'PathPattern'>;
/** 1 to 65535. */
export type Port = Branded<number, 'Port'>;
/** `YYYY-MM-DD`, a day in UTC. */
export type Day = Branded<string, 'Day'>;

export type Labels = ReadonlyMap<string, string>;

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof METHODS)[number];

export const PROTOCOLS = ['HTTP', 'HTTP2', 'GRPC', 'TCP'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

export const TARGETS = ['istio', 'istio-1.2'] as const;
export type Target = (typeof TARGETS)[number];

export type Side = 'ingress' | 'egress';

/** `ns/<namespace>/sa/<account>`, `ns/<namespace>/*` (account null), or `*` (both null). */
export interface Caller {
  readonly namespace: Label | null;
  readonly account: ObjectName | null;
}
