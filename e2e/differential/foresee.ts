// What the prover's own engine says will come of a request, from the manifests alone: the other half of the comparison.
import type { Labels } from '../../src/model/names.ts';
import { depart, fromSidecar, wayOut, type Caller } from '../../src/prove/calls.ts';
import { guard, policiesOf, type Request } from '../../src/prove/guard.ts';
import { outcomeOf, type Delivery, type Outcome } from '../../src/prove/ingress.ts';
import { normalized } from '../../src/prove/normalized-path.ts';
import { selects } from '../plan/kubernetes.ts';
import type { Sent } from '../plan/raw-http.ts';
import { asEnvoyReads } from './as-envoy-reads.ts';
import { clusterOf, type Cluster, type World } from './world.ts';

export type Foreseen =
  /** Nothing certain is said. */
  | { readonly kind: 'uncertain'; readonly why: string }
  /** In the handshake. */
  | { readonly kind: 'refused'; readonly why: string }
  /** It arrives nowhere; any of these answers. Without any: whatever. */
  | { readonly kind: 'kept'; readonly statuses: readonly number[]; readonly why: string }
  | Arriving;

export interface Arriving {
  readonly kind: 'delivered';
  readonly pods: readonly string[];
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly authority: string;
  /** Where one of several destinations keeps it out. */
  readonly orElse: readonly number[];
  /** Other destinations of the same route. */
  readonly or: readonly Arriving[];
}

/** A client that knocks at an ingress gateway; `authority` issued its certificate. */
export interface Client {
  readonly identity: string | null;
  readonly authority: string;
}

export function foreseeDirect(world: World, name: string, client: Client, sni: string, sent: Sent): Foreseen {
  const request = asEnvoyReads(sent);
  const cluster = clusterOf(world, name);
  const outcome = arrive(world, cluster, client, sni, request.kind === 'read' ? request : NOTHING);
  if (outcome.kind === 'refused' && outcome.by === 'handshake') return { kind: 'refused', why: 'the handshake' };
  if (request.kind === 'malformed') return { kind: 'kept', statuses: [], why: request.why };
  const foreseen = afterIngress(world, cluster, outcome, request.method, request.query);
  return foreseen.kind === 'delivered' && request.isOdd ? { ...foreseen, orElse: [400, 403, 426] } : foreseen;
}

/** No route, one that answers by itself, or one that leads nowhere. */
const NOT_ROUTED = [301, 400, 404, 503];

const NOTHING: Request = { authority: '', method: 'GET', path: '/', upgrade: false };

function arrive(world: World, { mesh, agreement, ingress }: Cluster, { identity, authority }: Client, sni: string, request: Request): Outcome {
  if (ingress === undefined) return { kind: 'refused', by: 'handshake', at: null };
  const ca = identity === null ? null : (world.cas.get(authority) ?? null);
  return outcomeOf(mesh, ingress, agreement.trustDomain.value, { ...request, identity, ca, sni });
}

function afterIngress(world: World, cluster: Cluster, outcome: Outcome, method: string, query: string): Foreseen {
  switch (outcome.kind) {
    case 'unclear':
      return { kind: 'uncertain', why: outcome.what };
    case 'refused':
      return { kind: 'kept', statuses: outcome.by === 'policy' ? [403] : NOT_ROUTED, why: outcome.by };
    case 'delivered': {
      const ends = outcome.to.map((delivery) => reach(world, cluster, delivery, method, query));
      const [first, ...rest] = ends.filter((one): one is Arriving => one.kind === 'delivered');
      if (first === undefined) return ends[0] ?? { kind: 'uncertain', why: 'no destination' };
      const orElse = ends.flatMap((one) => (one.kind === 'kept' ? one.statuses : one.kind === 'delivered' ? one.orElse : []));
      return { ...first, orElse, or: rest };
    }
    default:
      return outcome satisfies never;
  }
}

/** From the ingress gateway to the pods: whom the lab has behind the Service, and what their policies say. */
function reach({ plan }: World, { name, mesh, agreement, ingress }: Cluster, { host, port, labels, path, authority, withIdentity }: Delivery, method: string, query: string): Foreseen {
  const [service = '', namespace = ''] = host.split('.');
  const found = plan.clusters[name]?.services[`${namespace}/${service}`];
  if (found === undefined || found.port !== port) return { kind: 'kept', statuses: [503], why: `nobody is at ${host}:${port}` };
  const podPort = Number(found.targetPort ?? found.port);
  const wanted = { ...found.selector, ...Object.fromEntries(labels) };
  const pods = Object.entries(plan.clusters[name]?.pods ?? {}).filter(([, pod]) => pod.namespace === namespace && selects(wanted, pod.labels) && pod.serves.includes(podPort));
  if (pods.length === 0) return { kind: 'kept', statuses: [503], why: `no pod has the labels of ${host}` };
  const principal = withIdentity && ingress !== undefined ? `${agreement.trustDomain.value}/ns/${ingress.namespace}/sa/${ingress.account}` : '';
  const seen = normalized(path) ?? path;
  const passes = (labelled: Labels): boolean => guard(policiesOf(mesh.policies, namespace, labelled), { principal, sni: '', port: podPort }, agreement.trustDomain.value).decide({ authority, method, path: seen, upgrade: false }).allowed;
  const open = pods.filter(([, pod]) => passes(new Map(Object.entries(pod.labels))));
  if (open.length === 0) return { kind: 'kept', statuses: [403], why: 'a policy behind the gateway' };
  return { kind: 'delivered', pods: open.map(([pod]) => pod), port: podPort, method, path: seen + query, authority, orElse: open.length < pods.length ? [403] : [], or: [] };
}

/** From anybody of the mesh, straight at the egress gateway. */
export function foreseeAtEgress(world: World, name: string, principal: string, sni: string, sent: Sent): Foreseen {
  const { mesh, agreement, egress } = clusterOf(world, name);
  const trustDomain = agreement.trustDomain.value;
  if (egress === undefined) return { kind: 'refused', why: 'no egress gateway' };
  const way = wayOut(mesh, egress, principal, sni, trustDomain);
  if ('kind' in way) return way.by === 'handshake' ? { kind: 'refused', why: way.why } : { kind: 'kept', statuses: [], why: way.why };
  const request = asEnvoyReads(sent);
  if (request.kind === 'malformed') return { kind: 'kept', statuses: [], why: request.why };
  const departed = depart(mesh, egress, way, request);
  if (departed.kind === 'broken') return { kind: 'kept', statuses: departed.by === 'policy' ? [403] : NOT_ROUTED, why: departed.why };
  const provider = clusterAt(world, departed.addresses, departed.port);
  if (provider === undefined) return { kind: 'kept', statuses: [503], why: `nobody is at ${departed.addresses.join()}:${departed.port}` };
  const plan = world.plan.clusters[provider];
  const isKnown = departed.cas.has(world.cas.get(plan?.authority ?? '') ?? '') && (departed.subjectAltNames.length === 0 || departed.subjectAltNames.includes(plan?.ingress?.identity ?? ''));
  if (!isKnown) return { kind: 'kept', statuses: [503], why: 'the egress gateway does not accept the other gateway' };
  const own = world.plan.clusters[name];
  const client = { identity: own?.egress?.identity ?? null, authority: own?.authority ?? '' };
  const again = { authority: departed.authority, method: request.method, path: normalized(departed.path) ?? departed.path, upgrade: request.upgrade };
  const cluster = clusterOf(world, provider);
  const outcome = arrive(world, cluster, client, departed.sni, again);
  if (outcome.kind === 'refused' && outcome.by === 'handshake') return { kind: 'kept', statuses: [503], why: 'the other gateway refuses the handshake' };
  return afterIngress(world, cluster, outcome, request.method, request.query);
}

const clusterAt = ({ plan, meshes }: World, addresses: readonly string[], port: number): string | undefined =>
  [...meshes.keys()].find((name) => plan.clusters[name]?.ingress?.port === port && addresses.some((address) => plan.clusters[name]?.ingress?.addresses.includes(address)));

/** From a pod, by a local name, through its sidecar. */
export function foreseeCall(world: World, name: string, caller: Caller, host: string, port: number, sent: Sent): Foreseen {
  const { mesh, egress } = clusterOf(world, name);
  const request = asEnvoyReads(sent);
  if (request.kind === 'malformed') return { kind: 'kept', statuses: [], why: request.why };
  const out = fromSidecar(mesh, caller, host, port, request);
  if (out.kind === 'broken') return { kind: 'kept', statuses: [], why: out.why };
  if (egress === undefined || out.port !== egress.port || !out.host.endsWith(`.${egress.namespace}.svc.cluster.local`)) return { kind: 'uncertain', why: `it goes to ${out.host}` };
  return foreseeAtEgress(world, name, caller.principal, out.sni, { ...sent, authority: out.authority, path: out.path + request.query });
}

/** From anybody of the mesh, straight at a pod. */
export function foreseeAtPod(world: World, name: string, pod: string, port: number, principal: string, sent: Sent): Foreseen {
  const { mesh, agreement } = clusterOf(world, name);
  const found = world.plan.clusters[name]?.pods[pod];
  if (found === undefined || !found.serves.includes(port)) return { kind: 'uncertain', why: `there is no pod ${pod} with port ${port}` };
  const request = asEnvoyReads(sent);
  if (request.kind === 'malformed') return { kind: 'kept', statuses: [], why: request.why };
  const policies = policiesOf(mesh.policies, found.namespace, new Map(Object.entries(found.labels)));
  const { allowed } = guard(policies, { principal, sni: '', port }, agreement.trustDomain.value).decide(request);
  if (!allowed) return { kind: 'kept', statuses: [403], why: 'a policy of the pod' };
  return { kind: 'delivered', pods: [pod], port, method: request.method, path: request.path + request.query, authority: request.authority, orElse: [], or: [] };
}
