// What the product knows of Kubernetes and Istio objects: typed as far as somebody asks, a place with every value, defaults written out.
// A default's place is where one would write it.
import type { Located, Span } from '../text/source.ts';
import type { LabelMap, Text } from './fields.ts';
import type { AuthorizationPolicy } from './authorization-policy.ts';
import type { DestinationRule } from './destination-rule.ts';
import type { Gateway } from './gateway.ts';
import type { ServiceEntry } from './service-entry.ts';
import type { Service } from './service.ts';
import type { VirtualService } from './virtual-service.ts';

/** What every object has. */
export interface Metadata {
  readonly apiVersion: string;
  /** The name's place; without one, the object's. */
  readonly at: Span;
  readonly name: string;
  /** Undefined where the manifest leaves it to whoever applies it, and for what lies in none. */
  readonly namespace: Text | undefined;
  readonly labels: LabelMap;
  readonly annotations: LabelMap;
}

export interface Namespace extends Metadata {
  readonly kind: 'Namespace';
}

/** A Pod, or what makes pods: their labels and ports. */
export interface Workload extends Metadata {
  readonly kind: 'Pod' | 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly podLabels: LabelMap;
  readonly podAnnotations: LabelMap;
  /** Of its ServiceAccount; `default` by default. */
  readonly serviceAccount: Text;
  readonly containerPorts: readonly ContainerPort[];
}

export interface ContainerPort {
  readonly number: Located<number>;
  readonly name: Text | undefined;
}

export interface Sidecar extends Metadata {
  readonly kind: 'Sidecar';
  /** Undefined: every workload of the namespace. */
  readonly workloadSelector: LabelMap | undefined;
  /** Undefined where no listener says which hosts may be reached: then those of the mesh's default. Each as `namespace/host`. */
  readonly egressHosts: readonly Text[] | undefined;
}

export interface PeerAuthentication extends Metadata {
  readonly kind: 'PeerAuthentication';
  /** Undefined: every workload of the namespace; in the root namespace, of the mesh. */
  readonly selector: LabelMap | undefined;
  /** `UNSET` by default: what is set above it holds. */
  readonly mode: Text;
  /** By the port of the workload. */
  readonly portModes: ReadonlyMap<number, Text>;
}

/** Of a kind that nobody asks more about. */
export interface OtherObject extends Metadata {
  readonly kind: 'other';
  readonly otherKind: string;
}

export type Manifest =
  | Namespace
  | Service
  | Workload
  | DestinationRule
  | VirtualService
  | ServiceEntry
  | Gateway
  | Sidecar
  | PeerAuthentication
  | AuthorizationPolicy
  | OtherObject;

export type { AuthorizationPolicy, DestinationRule, Gateway, ServiceEntry, Service, VirtualService };
