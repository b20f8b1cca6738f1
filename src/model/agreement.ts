// One cluster's agreement, as its owner wrote it: every value parsed and located, defaults filled in, nothing resolved yet.
import type { CaBundle, Certificate, LeafFile } from '../certificates/certificate.ts';
import type { Located, Source, Span } from '../text/source.ts';
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
  Protocol,
  ServiceName,
  SpiffeId,
  Target,
} from './names.ts';

export interface Agreement {
  readonly cluster: ClusterName;
  /** Where the agreement starts. */
  readonly at: Span;
  /** False where some of it could not be read: what is absent may then only be unreadable. */
  readonly complete: boolean;
  readonly hostname: Located<Hostname> | undefined;
  readonly target: Located<Target>;
  readonly trustDomain: Located<Hostname>;
  readonly gateways: Gateways;
  /** CA certificates that vouch for peers, unless a peer has its own. Undefined where no file is named. */
  readonly trust: Trust | undefined;
  readonly peers: readonly Peer[];
  readonly exposes: readonly Exposure[];
  readonly consumes: readonly Consumption[];
  /** The items of its lists, each by its name and with all that stands in it. */
  readonly items: readonly Item[];
  /** Globs of the owner's own manifests. */
  readonly inventory: readonly Located<string>[];
  /** The files that they match. Checks look into them; nothing else does. */
  readonly manifests: readonly Source[];
}

/** A part of an agreement as people name it: `exposes/bookinfo/httpbin`, `consumes/default/ratings`, `peers/cluster2`. */
export interface Item {
  readonly name: string;
  readonly extent: Span;
}

export interface Gateways {
  readonly namespace: Located<Label>;
  readonly manage: Located<boolean>;
  readonly revision: Located<Label> | undefined;
  readonly ingress: IngressGateway | undefined;
  readonly egress: Gateway | undefined;
}

export interface Gateway {
  readonly at: Span;
  /** Undefined only where neither it nor the hostname could be read. */
  readonly identity: Located<SpiffeId> | undefined;
  /** True where `identity` follows from the hostname and is not written. */
  readonly identityIsDefault: boolean;
  readonly certificate: Located<LeafFile> | undefined;
  readonly selector: Labels;
  /** Of the key; where it is not written, of the gateway. */
  readonly selectorAt: Span;
  readonly serviceAccount: Located<ObjectName>;
  readonly secret: ObjectName;
  /** Of its name; where it is not written, of the gateway. */
  readonly secretAt: Span;
}

export interface IngressGateway extends Gateway {
  readonly addresses: readonly Located<Address>[];
  readonly port: Located<Port>;
}

export interface Trust {
  /** The first file's name, as written. */
  readonly at: Span;
  /** Relative to the folder, as written; in the order of `files`. */
  readonly names: readonly string[];
  readonly files: readonly Located<readonly Certificate[]>[];
  /** All of them together. */
  readonly bundle: CaBundle;
}

/** What the owner relies on about another cluster. */
export interface Peer {
  readonly at: Span;
  readonly cluster: Located<ClusterName>;
  /** True where the peer has no agreement here: then only these statements about it exist. */
  readonly external: Located<boolean>;
  readonly hostname: Located<Hostname> | undefined;
  readonly ingress: PeerIngress | undefined;
  /** During a rotation more than one. */
  readonly egressIdentities: readonly Located<SpiffeId>[];
  readonly trust: Trust | undefined;
}

export interface PeerIngress {
  readonly at: Span;
  readonly addresses: readonly Located<Address>[];
  readonly port: Located<Port>;
  readonly identities: readonly Located<SpiffeId>[];
  readonly sni: Located<Hostname> | undefined;
}

export interface Exposure {
  readonly at: Span;
  readonly name: Located<ExposureName>;
  readonly service: Located<ServiceName>;
  readonly namespace: Located<Label>;
  readonly port: Located<Port>;
  readonly subset: Subset | undefined;
  readonly protocol: Located<Protocol>;
  readonly path: Located<PathPrefix>;
  readonly workload: Workload | undefined;
  readonly to: readonly Grant[];
}

export interface Subset {
  readonly at: Span;
  readonly name: Located<Label>;
  readonly labels: Labels;
}

/** The pods behind an exposed Service, and the port of their container. */
export interface Workload {
  readonly at: Span;
  readonly labels: Labels;
  readonly port: Located<Port>;
}

export interface Grant {
  readonly at: Span;
  readonly cluster: Located<ClusterName>;
  /** Undefined is every method. */
  readonly methods: readonly Located<Method>[] | undefined;
  /** Relative to the exposure; undefined is everything below. */
  readonly paths: readonly Located<PathPattern>[] | undefined;
  /** The last day on which it holds. */
  readonly until: Located<Day> | undefined;
  /** What its owner says it is for; free text. */
  readonly reason: Located<string> | undefined;
}

export interface Consumption {
  readonly at: Span;
  readonly as: LocalName;
  readonly from: readonly Origin[];
  readonly uses: Uses | undefined;
  readonly callers: readonly Located<Caller>[];
}

/** The name by which a consumer's own workloads call a remote service. */
export interface LocalName {
  readonly service: Located<ServiceName>;
  readonly namespace: Located<Label>;
  readonly port: Located<Port>;
}

/** One exposure that a consumption draws from, and what the consumer relies on about it. */
export interface Origin {
  readonly at: Span;
  readonly cluster: Located<ClusterName>;
  readonly exposure: Located<ExposureName>;
  readonly path: Located<PathPrefix>;
  readonly protocol: Located<Protocol>;
  readonly weight: Located<number> | undefined;
  /** The lowest is used first. */
  readonly priority: Located<number>;
}

/** What the callers of a consumption do. */
export interface Uses {
  readonly at: Span;
  readonly methods: readonly Located<Method>[] | undefined;
  readonly paths: readonly Located<PathPattern>[] | undefined;
}
