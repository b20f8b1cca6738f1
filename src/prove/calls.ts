// A call on its way out: the caller's sidecar, the egress gateway, and what leaves for another cluster.
import type { Span } from '../text/source.ts';
import type { Guard, Request } from './guard.ts';
import { ruleFor } from './destinations.ts';
import type { GatewayPods } from './ingress.ts';
import { serviceAt, sidecarRoutes, subsetNamed } from './indexed.ts';
import { listenerOf } from './listener.ts';
import type { Mesh } from './mesh.ts';
import { isVisible, routeFor, virtualHostFor, type Met, type Unclear, type VirtualHost } from './routing.ts';

/** Where a chain ends before its end. */
export interface Broken {
  readonly kind: 'broken';
  /** Null where an object is missing. */
  readonly at: Span | null;
  readonly why: string;
  readonly by: 'policy' | 'route' | 'handshake';
}

const broken = (why: string, at: Span | null = null, by: Broken['by'] = 'route'): Broken => ({ kind: 'broken', at, why, by });
const unclearly = ({ at, what }: Unclear): Broken => broken(what, at);

export interface Caller {
  readonly namespace: string;
  /** Without `spiffe://`. */
  readonly principal: string;
}

/** What arrives at a gateway inside of the mesh. */
export interface Sent {
  readonly kind: 'sent';
  readonly host: string;
  readonly port: number;
  readonly sni: string;
  readonly authority: string;
  readonly path: string;
  /** Whom the client accepts; empty: anybody of the mesh. */
  readonly subjectAltNames: readonly string[];
  readonly at: Span;
}

const HTTP = ['http', 'http2', 'grpc'];

/** From a caller's sidecar, which knows what is exported to its namespace. */
export function fromSidecar(mesh: Mesh, caller: Caller, host: string, port: number, request: Request): Sent | Broken {
  const [name = '', namespace = ''] = host.split('.');
  const service = serviceAt(mesh, namespace, name);
  if (service === undefined) return broken(`there is no Service ${namespace}/${name}`);
  if (!isVisible(service.exportTo, namespace, caller.namespace)) return broken(`the Service ${namespace}/${name} is not exported to ${caller.namespace}`, service.manifest.at);
  const open = service.ports.find((one) => one.port === port);
  if (open === undefined || !HTTP.includes(open.protocol)) return broken(`the Service ${namespace}/${name} has no HTTP port ${port}`, open?.at ?? service.manifest.at);
  const services = sidecarRoutes(mesh, host).filter(({ manifest, exportTo }) => isVisible(exportTo, manifest.namespace, caller.namespace));
  const routed = routeFor({ name: host, services }, request, { from: 'mesh', port });
  if (routed === undefined) return broken(`no VirtualService that ${caller.namespace} sees has a route for ${host}:${port}${request.path}`, services[0]?.manifest.at ?? null);
  if (routed.kind === 'unclear') return unclearly(routed);
  const { action, at } = routed.route;
  if (action.kind !== 'route' || action.destinations.length !== 1) return broken('its route leads to more or less than one destination', at);
  const [to] = action.destinations;
  if (to === undefined || to.port === undefined) return broken('its route names no port', at);
  const [gateway = '', owner = ''] = to.host.split('.');
  const target = serviceAt(mesh, owner, gateway);
  if (target !== undefined && !isVisible(target.exportTo, owner, caller.namespace)) return broken(`the Service ${owner}/${gateway} is not exported to ${caller.namespace}`, target.manifest.at);
  const rule = ruleFor(mesh.destinationRules, to.host, caller.namespace, undefined);
  if (rule?.kind === 'unclear') return unclearly(rule);
  const subset = subsetNamed(rule?.rule, to.subset);
  if (to.subset !== undefined && subset === undefined) return broken(`no DestinationRule that ${caller.namespace} sees has the subset ${to.subset} of ${to.host}`, to.at);
  const tls = subset?.tls ?? rule?.rule.tls;
  if (tls?.mode !== 'ISTIO_MUTUAL' || tls.credentialName !== undefined) return broken(`it is not sent to ${to.host} with the caller's identity`, tls?.at ?? to.at);
  if (subset !== undefined && subset.labels.size > 0) return broken('its subset selects pods by labels that are not the gateway’s', subset.at);
  return { kind: 'sent', host: to.host, port: to.port, sni: tls.sni ?? to.host, authority: routed.authority, path: routed.path, subjectAltNames: tls.subjectAltNames, at };
}

/** What leaves a mesh for another cluster. */
export interface Departed {
  readonly kind: 'departed';
  readonly host: string;
  readonly addresses: readonly string[];
  readonly port: number;
  readonly sni: string;
  readonly authority: string;
  readonly path: string;
  readonly credentialName: string;
  /** SHA-256 of the CAs that it accepts. */
  readonly cas: ReadonlySet<string>;
  /** SPIFFE IDs of the server that it accepts. */
  readonly subjectAltNames: readonly string[];
  /** The route of the egress gateway. */
  readonly at: Span;
  readonly ruleAt: Span;
  readonly entryAt: Span;
}

/** The egress gateway for one principal and one SNI. */
export interface WayOut {
  readonly met: Met;
  readonly hosts: readonly VirtualHost[];
  readonly guard: Guard;
}

export function wayOut(mesh: Mesh, pods: GatewayPods, principal: string, sni: string, trustDomain: string): WayOut | Broken {
  const { serverFor, hostsOf, guardFor } = listenerOf(mesh, pods);
  const met = serverFor(sni);
  if (met === undefined) return broken(`no server of the egress gateway has the SNI ${sni}`, null, 'handshake');
  if (met.kind === 'unclear') return unclearly(met);
  if (met.server.mode !== 'ISTIO_MUTUAL') return broken(`the server ${sni} of the egress gateway is not for the mesh's identities`, met.server.at, 'handshake');
  return { met, hosts: hostsOf(met), guard: guardFor({ principal, sni }, trustDomain) };
}

export function depart(mesh: Mesh, pods: GatewayPods, way: WayOut, request: Request): Departed | Broken {
  const decision = way.guard.decide(request);
  if (!decision.allowed) return broken('the policy of the egress gateway denies it', decision.at ?? null, 'policy');
  const host = virtualHostFor(way.hosts, request.authority);
  const from = `${way.met.server.gateway.namespace}/${way.met.server.gateway.name}`;
  const routed = host && routeFor(host, request, { from, port: pods.port });
  if (routed === undefined) return broken(`the egress gateway has no route for ${request.authority}${request.path}`, host?.services[0]?.manifest.at ?? way.met.server.at);
  if (routed.kind === 'unclear') return unclearly(routed);
  const { action, at } = routed.route;
  const [to, more] = action.kind === 'route' ? action.destinations : [];
  if (to === undefined || more !== undefined) return broken('the route of the egress gateway leads to more or less than one destination', at);
  const entries = mesh.serviceEntries.filter(({ hosts, manifest, exportTo }) => hosts.includes(to.host) && isVisible(exportTo, manifest.namespace, pods.namespace));
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return broken(`${entry === undefined ? 'no' : 'more than one'} ServiceEntry says where ${to.host} is`, to.at);
  if (to.port === undefined || !entry.ports.includes(to.port)) return broken(`the ServiceEntry of ${to.host} has no port ${to.port}`, entry.manifest.at);
  const rule = ruleFor(mesh.destinationRules, to.host, pods.namespace, pods.labels);
  if (rule?.kind === 'unclear') return unclearly(rule);
  const subset = subsetNamed(rule?.rule, to.subset);
  if (to.subset !== undefined && (subset === undefined || subset.labels.size > 0)) return broken(`no DestinationRule has the subset ${to.subset} of ${to.host}`, to.at);
  const tls = subset?.tls ?? rule?.rule.tls;
  if (rule === undefined || tls === undefined) return broken(`no DestinationRule of the egress gateway says how to speak to ${to.host}, so it would be in plain text`, to.at, 'handshake');
  if (tls.mode !== 'MUTUAL' || tls.credentialName === undefined) return broken(`the egress gateway shows no certificate to ${to.host}`, tls.at, 'handshake');
  if (tls.insecureSkipVerify) return broken(`the egress gateway accepts any server as ${to.host}`, tls.at, 'handshake');
  const bundle = mesh.bundles.get(`secret ${pods.namespace}/${tls.credentialName}-cacert`);
  if (bundle === undefined) return broken(`no Secret ${tls.credentialName}-cacert says which CAs vouch for ${to.host}`, tls.at, 'handshake');
  return {
    kind: 'departed', host: to.host, addresses: entry.addresses, port: to.port, sni: tls.sni ?? to.host, authority: routed.authority, path: routed.path,
    credentialName: tls.credentialName, cas: bundle.fingerprints, subjectAltNames: tls.subjectAltNames, at, ruleAt: tls.at, entryAt: entry.manifest.at,
  };
}
