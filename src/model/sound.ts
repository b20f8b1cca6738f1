// An agreement that can be lowered: its own links resolved, every statement that lowering needs there, grants that have ended left out.
// Plain values, and with each thing the place that says it. Only seal() makes one, so what is faulty can't be emitted.
import type { CaBundle } from '../certificates/certificate.ts';
import type { Span } from '../text/source.ts';
import type {
  Address,
  Caller,
  ClusterName,
  Day,
  ExposureName,
  Hostname,
  Label,
  Labels,
  Method,
  ObjectName,
  PathPattern,
  PathPrefix,
  Port,
  ServiceName,
  SpiffeId,
  Target,
} from './names.ts';

declare const sealed: unique symbol;

/** One cluster's own agreement; nothing in it comes from another cluster's folder. */
export type SoundAgreement = SoundParts & { readonly [sealed]: true };

export interface SoundParts {
  readonly cluster: ClusterName;
  readonly at: Span;
  readonly hostname: Hostname;
  readonly target: Target;
  readonly trustDomain: Hostname;
  /** Where the private gateways live. */
  readonly namespace: Label;
  /** True: the gateways themselves are emitted. False: they exist, with their Services, accounts and pods. */
  readonly manage: boolean;
  readonly revision: Label | undefined;
  readonly ingress: SoundIngress | undefined;
  readonly egress: SoundGateway | undefined;
  /** Sorted by name. */
  readonly exposures: readonly SoundExposure[];
  /** Sorted by namespace, then service. */
  readonly consumptions: readonly SoundConsumption[];
  /** The earliest end of a grant that holds, if any has one. */
  readonly validUntil: Day | undefined;
}

export interface SoundGateway {
  readonly at: Span;
  readonly selector: Labels;
  readonly serviceAccount: ObjectName;
  /** The Secret with the key pair; its owner makes it. */
  readonly secret: ObjectName;
}

export interface SoundIngress extends SoundGateway {
  readonly port: Port;
  /** One a trust; sorted by SNI. Empty where no peer may come. */
  readonly servers: readonly Server[];
}

/** What peers of one trust meet at the ingress gateway. */
export interface Server {
  /** SNI and HTTP authority. */
  readonly sni: Hostname;
  /** The peer that it is for, or null for all that share the default trust. */
  readonly peer: ClusterName | null;
  readonly at: Span;
  readonly trust: CaBundle;
  /** Whose certificates may shake hands: every stated peer of this trust, granted or not. Sorted. */
  readonly identities: readonly SpiffeId[];
}

export interface SoundExposure {
  readonly at: Span;
  readonly name: ExposureName;
  readonly service: ServiceName;
  readonly namespace: Label;
  /** The Service's port. */
  readonly port: Port;
  readonly subset: { readonly name: Label; readonly labels: Labels } | undefined;
  /** Prefix at the gateway. */
  readonly path: PathPrefix;
  /** Where the policy behind the gateway is attached; `port` is the container's. */
  readonly workload: { readonly labels: Labels; readonly port: Port } | undefined;
  /** Grants that hold on the day of the compile, sorted by cluster. */
  readonly grants: readonly SoundGrant[];
}

export interface SoundGrant {
  readonly at: Span;
  readonly cluster: ClusterName;
  /** Of the peer's egress gateway; sorted. */
  readonly identities: readonly SpiffeId[];
  /** Of the server through which the peer comes. */
  readonly sni: Hostname;
  /** Null is every method. In the order of METHODS. */
  readonly methods: readonly Method[] | null;
  /** Relative to the exposure, sorted; null is everything below. */
  readonly paths: readonly PathPattern[] | null;
}

export interface SoundConsumption {
  readonly at: Span;
  readonly service: ServiceName;
  readonly namespace: Label;
  readonly port: Port;
  readonly callers: readonly Caller[];
  readonly provider: Provider;
  /** What the consumer relies on: the exposure's prefix at the provider's gateway. */
  readonly path: PathPrefix;
  /** For the header: `consumes bookinfo/myratings/v1 of cluster2`. */
  readonly exposure: ExposureName;
}

/** How the egress gateway reaches another cluster: what this cluster states about it. */
export interface Provider {
  readonly at: Span;
  readonly cluster: ClusterName;
  readonly hostname: Hostname;
  /** SNI, and HTTP authority at the provider: its hostname, or the server of our own that it has for us. */
  readonly sni: Hostname;
  /** All IP addresses, or all DNS names; sorted. */
  readonly addresses: readonly Address[];
  readonly port: Port;
  /** Of its ingress gateway; sorted. */
  readonly identities: readonly SpiffeId[];
  readonly trust: CaBundle;
  /** True where its CAs are not those of the default trust: then the gateway needs a copy of its key pair for it. */
  readonly ownTrust: boolean;
}
