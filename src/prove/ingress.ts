// A cluster's ingress gateway as Envoy would run it: handshake, policy, route, and where a request is delivered.
import type { Agreement } from '../model/agreement.ts';
import { gatewayService } from '../model/defaults.ts';
import type { Labels, Side } from '../model/names.ts';
import type { Span } from '../text/source.ts';
import type { Guard, Request } from './guard.ts';
import { ruleFor } from './destinations.ts';
import { serviceAt } from './indexed.ts';
import { kept } from './kept.ts';
import type { Server } from './kinds/gateway.ts';
import type { Destination } from './kinds/virtual-service.ts';
import type { Mesh } from './mesh.ts';
import { selects } from './reading.ts';
import { listenerOf } from './listener.ts';
import { routeFor, virtualHostFor, type Met, type Unclear, type VirtualHost } from './routing.ts';

/** Pods of a private gateway. */
export interface GatewayPods {
  readonly namespace: string;
  readonly labels: Labels;
  readonly account: string;
  /** The port that is dialled, and the one on which the pods listen for it. */
  readonly port: number;
  readonly podPort: number;
}

/** What is missing, and what it breaks. */
export interface Missing {
  readonly kind: 'missing';
  readonly at: Span | null;
  readonly what: string;
}

/** The Service of a private gateway has a fixed name; where gateways are not ours, Service and pods are as the agreement says. */
export function gatewayPods(mesh: Mesh, agreement: Agreement, side: 'ingress' | 'egress', port: number): GatewayPods | Missing {
  const known = kept(podsOf, mesh, () => new Map<string, GatewayPods | Missing>());
  return kept(known, `${agreement.cluster} ${side} ${port}`, () => findPods(mesh, agreement, side, port));
}

/** The egress gateway's Service has one port, and no agreement another. */
export const EGRESS_PORT = 443;

/** The private gateways that the agreement has, and whose pods are there. */
export function gatewaysOf(mesh: Mesh, agreement: Agreement): readonly { readonly side: Side; readonly pods: GatewayPods }[] {
  const { ingress, egress } = agreement.gateways;
  const ports = [...(ingress === undefined ? [] : [['ingress', ingress.port.value] as const]), ...(egress === undefined ? [] : [['egress', EGRESS_PORT] as const])];
  return ports.flatMap(([side, port]) => {
    const pods = gatewayPods(mesh, agreement, side, port);
    return 'kind' in pods ? [] : [{ side, pods }];
  });
}

// The same object for the same pods, by which other things are remembered.
const podsOf = new WeakMap<Mesh, Map<string, GatewayPods | Missing>>();

function findPods(mesh: Mesh, agreement: Agreement, side: 'ingress' | 'egress', port: number): GatewayPods | Missing {
  const { gateways } = agreement;
  const [namespace, stated] = [gateways.namespace.value as string, gateways[side]];
  const name = gatewayService(side);
  if (stated === undefined) return { kind: 'missing', at: null, what: `the agreement has no ${side} gateway` };
  if (!gateways.manage.value) return { namespace, labels: stated.selector, account: stated.serviceAccount.value, port, podPort: port };
  const service = serviceAt(mesh, namespace, name);
  if (service === undefined) return { kind: 'missing', at: null, what: `there is no Service ${namespace}/${name}` };
  const open = service.ports.find((one) => one.port === port);
  if (open === undefined) return { kind: 'missing', at: service.manifest.at, what: `the Service ${namespace}/${name} has no port ${port}` };
  const [pods, second] = mesh.deployments.filter(({ manifest, labels }) => manifest.namespace === namespace && service.selector !== undefined && service.selector.size > 0 && selects(service.selector, labels));
  if (pods === undefined) return { kind: 'missing', at: service.manifest.at, what: `the Service ${namespace}/${name} selects no pods` };
  if (second !== undefined) return { kind: 'missing', at: service.manifest.at, what: `the Service ${namespace}/${name} selects the pods of two Deployments` };
  const at = pods.manifest.at;
  const account = stated.serviceAccount.value as string;
  if (pods.serviceAccount !== account) return { kind: 'missing', at, what: `the pods of ${namespace}/${name} run as ${pods.serviceAccount}, and the agreement says ${account}` };
  if (open.targetPort < 1024 || (open.targetPort >= 15000 && open.targetPort < 15100)) return { kind: 'missing', at: open.at, what: `the pods of ${namespace}/${name} cannot listen on port ${open.targetPort}` };
  return { namespace, labels: pods.labels, account, port, podPort: open.targetPort };
}

/** Servers on the dialled port of every Gateway that selects the pods, wherever it lies. */
export const serversOn = (mesh: Mesh, pods: GatewayPods): readonly Server[] =>
  mesh.gateways.filter(({ selector }) => selects(selector, pods.labels)).flatMap(({ servers }) => servers.filter(({ port }) => port === pods.port));

/** SHA-256 of each CA that a server accepts. https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings */
export function casOf(mesh: Mesh, { gateway, at, mode, credentialName, caCertCredentialName }: Server, namespace: string): ReadonlySet<string> | Unclear {
  // It asks for no certificate, or for one of the mesh.
  if (mode === 'SIMPLE' || mode === 'ISTIO_MUTUAL') return new Set();
  const unclear = (what: string): Unclear => ({ kind: 'unclear', at, what });
  if (caCertCredentialName === undefined) {
    // Where `<credentialName>-cacert` is missing, a `ca.crt` beside the key decides; nobody sees it here.
    return mesh.bundles.get(`secret ${namespace}/${credentialName}-cacert`)?.fingerprints ?? unclear(`a server of ${gateway.name} without caCertCredentialName, whose CAs are whatever lies beside its key`);
  }
  const [, configMap] = /^configmap:\/\/([^/]+\/[^/]+)$/.exec(caCertCredentialName) ?? [];
  const secret = caCertCredentialName.endsWith('-cacert') && !caCertCredentialName.includes('/') ? `${namespace}/${caCertCredentialName}` : undefined;
  const found = configMap !== undefined ? mesh.bundles.get(`configmap ${configMap}`) : secret !== undefined ? mesh.bundles.get(`secret ${secret}`) : undefined;
  return found?.fingerprints ?? unclear(`caCertCredentialName ${caCertCredentialName}, which names no bundle of this overlay in a form that Istio takes`);
}

/** Who may shake hands with a server, `principal` empty being a client without a certificate. */
export function shakesHands({ mode, subjectAltNames }: Server, cas: ReadonlySet<string>, identity: string | null, ca: string | null): 'with-identity' | 'without' | 'refused' {
  if (mode === 'SIMPLE') return 'without';
  if (mode === 'ISTIO_MUTUAL') return 'refused';
  // Measured: where names are wanted, none at all is refused, whatever the mode says.
  if (identity === null) return mode === 'OPTIONAL_MUTUAL' && subjectAltNames.length === 0 ? 'without' : 'refused';
  const known = ca !== null && cas.has(ca);
  const named = subjectAltNames.length === 0 || subjectAltNames.includes(identity);
  return known && named ? 'with-identity' : 'refused';
}

export interface Delivery {
  readonly host: string;
  readonly port: number;
  /** Labels that its pods must have beside those that the Service selects. */
  readonly labels: Labels;
  readonly path: string;
  readonly authority: string;
  /** True where the gateway speaks to the pods with its own identity. */
  readonly withIdentity: boolean;
}

export type Outcome =
  | { readonly kind: 'refused'; readonly by: 'handshake' | 'policy' | 'route'; readonly at: Span | null }
  | { readonly kind: 'delivered'; readonly to: readonly Delivery[]; readonly at: Span; readonly allowedBy: Span | undefined }
  | Unclear;

export function deliveryTo(mesh: Mesh, pods: GatewayPods, destination: Destination, path: string, authority: string): Delivery | Unclear | undefined {
  const { host, port, subset, at } = destination;
  const found = ruleFor(mesh.destinationRules, host, pods.namespace, pods.labels);
  if (found?.kind === 'unclear') return found;
  const chosen = found?.rule.subsets.filter(({ name }) => name === subset) ?? [];
  if (subset !== undefined && chosen.length === 0) return undefined;
  if (chosen.length > 1) return { kind: 'unclear', at: chosen[1]?.at ?? at, what: `a second subset ${subset}` };
  if (port === undefined) return { kind: 'unclear', at, what: 'a destination without a port' };
  const tls = chosen[0]?.tls ?? found?.rule.tls;
  return { host, port, labels: chosen[0]?.labels ?? new Map(), path, authority, withIdentity: tls?.mode === 'ISTIO_MUTUAL' && tls.subjectAltNames.length === 0 && tls.sni === undefined };
}

/** One server, for one principal. */
export interface Door {
  readonly met: Met;
  readonly hosts: readonly VirtualHost[];
  readonly guard: Guard;
  readonly outcome: (host: VirtualHost | undefined, request: Request) => Outcome;
}

export function doorFor(mesh: Mesh, pods: GatewayPods, met: Met, connection: { readonly principal: string; readonly sni: string }, trustDomain: string): Door {
  const { guardFor, hostsOf } = listenerOf(mesh, pods);
  const [guarded, hosts] = [guardFor(connection, trustDomain), hostsOf(met)];
  const way = { from: `${met.server.gateway.namespace}/${met.server.gateway.name}`, port: pods.port };
  return {
    met,
    hosts,
    guard: guarded,
    outcome: (host, request) => {
      const decision = guarded.decide(request);
      if (!decision.allowed) return { kind: 'refused', by: 'policy', at: decision.at ?? null };
      const routed = host && routeFor(host, request, way);
      if (routed === undefined) return { kind: 'refused', by: 'route', at: host?.services[0]?.manifest.at ?? met.server.at };
      if (routed.kind === 'unclear') return routed;
      const { action, at } = routed.route;
      if (action.kind === 'answer') return { kind: 'refused', by: 'route', at };
      const sent = action.destinations.map((destination) => deliveryTo(mesh, pods, destination, routed.path, routed.authority));
      const unclear = sent.find((one): one is Unclear => one !== undefined && 'kind' in one);
      if (unclear !== undefined) return unclear;
      const to = sent.filter((one): one is Delivery => one !== undefined);
      return to.length === sent.length ? { kind: 'delivered', to, at, allowedBy: decision.at } : { kind: 'refused', by: 'route', at };
    },
  };
}

/** What a request of a peer meets. */
export function outcomeOf(mesh: Mesh, pods: GatewayPods, trustDomain: string, request: Request & { readonly identity: string | null; readonly ca: string | null; readonly sni: string }): Outcome {
  const met = listenerOf(mesh, pods).serverFor(request.sni);
  if (met === undefined) return { kind: 'refused', by: 'handshake', at: null };
  if (met.kind === 'unclear') return met;
  const cas = casOf(mesh, met.server, pods.namespace);
  if ('kind' in cas) return cas;
  const hands = shakesHands(met.server, cas, request.identity, request.ca);
  if (hands === 'refused') return { kind: 'refused', by: 'handshake', at: met.server.at };
  const principal = hands === 'without' ? '' : (request.identity ?? '').replace('spiffe://', '');
  const door = doorFor(mesh, pods, met, { principal, sni: request.sni }, trustDomain);
  return door.outcome(virtualHostFor(door.hosts, request.authority), request);
}
