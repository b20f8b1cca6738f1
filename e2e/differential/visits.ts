// All requests that are sent in one federation: one for each class that the prover cuts, and evasions; each with what is foreseen.
import type { Caller } from '../../src/prove/calls.ts';
import { can } from '../../src/prove/can.ts';
import { authoritiesOf, methodsOf, pathsOf } from '../../src/prove/compare-door.ts';
import { grantedBy, type Granted } from '../../src/prove/expectation.ts';
import { casOf, doorFor, shakesHands, type Door } from '../../src/prove/ingress.ts';
import { listenerOf } from '../../src/prove/listener.ts';
import { namedPrincipals, namedSnis } from '../../src/prove/named-principals.ts';
import { localHost } from '../../src/prove/prove-egress.ts';
import { hostOfAuthority, isAmbiguous, virtualHostFor } from '../../src/prove/routing.ts';
import { OTHER_HOST, OTHER_METHOD, STRANGER } from '../../src/prove/strangers.ts';
import { judgeClient, type Verdict } from '../plan/access.ts';
import { selects } from '../plan/kubernetes.ts';
import type { Sent } from '../plan/raw-http.ts';
import { asEnvoyReads } from './as-envoy-reads.ts';
import { evasions, evasionsHttp2 } from './evasions.ts';
import { foreseeAtEgress, foreseeAtPod, foreseeCall, foreseeDirect, type Client, type Foreseen } from './foresee.ts';
import { clustersOf, type Cluster, type World } from './world.ts';

export interface Ask {
  readonly sent: Sent;
  readonly foreseen: Foreseen;
  /** By the access matrix; undefined where it is not about this. */
  readonly matrix: Verdict | undefined;
  /** As `meshfed can` answers; undefined where it cannot be asked. */
  readonly can: boolean | undefined;
}

/** Requests of one client to one door. */
export interface Visit {
  readonly cluster: string;
  readonly to: { readonly kind: 'ingress' } | { readonly kind: 'egress'; readonly port: number } | { readonly kind: 'pod'; readonly pod: string; readonly port: number } | { readonly kind: 'call'; readonly pod: string; readonly caller: Caller; readonly host: string; readonly port: number };
  /** `mesh`: certified by the cluster's own mesh. */
  readonly client: Client;
  readonly sni: string;
  readonly protocol: 'h1' | 'h2';
  readonly asks: readonly Ask[];
}

export const visitsOf = (world: World): readonly Visit[] =>
  clustersOf(world).flatMap((cluster) => [...directVisits(world, cluster), ...egressVisits(world, cluster), ...callVisits(world, cluster), ...podVisits(world, cluster)]).map(once);

/** What the prover says of one request of a visit. */
export function foresee(world: World, { cluster, to, client, sni }: Pick<Visit, 'cluster' | 'to' | 'client' | 'sni'>, sent: Sent): Foreseen {
  const principal = (client.identity ?? '').replace('spiffe://', '');
  switch (to.kind) {
    case 'ingress':
      return foreseeDirect(world, cluster, client, sni, sent);
    case 'egress':
      return foreseeAtEgress(world, cluster, principal, sni, sent);
    case 'pod':
      return foreseeAtPod(world, cluster, to.pod, to.port, principal, sent);
    case 'call':
      return foreseeCall(world, cluster, to.caller, to.host, to.port, sent);
    default:
      return to satisfies never;
  }
}

/** A refused handshake refuses everything. */
const once = (visit: Visit): Visit => (visit.asks.every(({ foreseen }) => foreseen.kind === 'refused') ? { ...visit, asks: visit.asks.slice(0, 1) } : visit);

/** Every identity with every CA under every SNI; and of those that get in, one of each class with all that is asked. */
function directVisits(world: World, cluster: Cluster): readonly Visit[] {
  const { mesh, agreement, ingress } = cluster;
  if (ingress === undefined) return [];
  const granted = grantedBy(agreement, world.agreed);
  const { snis: named, serverFor } = listenerOf(mesh, ingress);
  const snis = new Set([...named, ...namedSnis(mesh.policies).filter(isHostname), ...granted.map(({ sni }) => sni), OTHER_HOST]);
  return [...snis].flatMap((sni) => {
    const met = serverFor(sni);
    const server = met?.kind === 'met' ? met.server : undefined;
    const cas = server === undefined ? new Set<string>() : casOf(mesh, server, ingress.namespace);
    const seen = new Set<string>();
    return clientsOf(world, cluster, server?.subjectAltNames ?? []).flatMap((client): readonly Visit[] => {
      const base = { cluster: cluster.name, to: { kind: 'ingress' as const }, client, sni };
      const ask = (sent: Sent): Ask => askDirect(world, cluster, granted, client, sni, sent);
      const ca = world.cas.get(client.authority) ?? null;
      const own = granted.filter((one) => one.sni === sni && one.identity === client.identity && ca !== null && one.trust.has(ca));
      const [first] = own;
      const knock: Visit = { ...base, protocol: 'h1', asks: [ask({ method: [...(first?.methods ?? ['GET'])][0] ?? 'GET', path: first?.patterns[0]?.replace('*', 'x') ?? '/', authority: sni, headers: [] })] };
      if (met?.kind !== 'met' || server === undefined || 'kind' in cas) return [knock];
      const hands = shakesHands(server, cas, client.identity, ca);
      const key = [client.identity, hands, own.length].join(' ');
      if (hands === 'refused' || seen.has(key)) return [knock];
      seen.add(key);
      const principal = hands === 'without' ? '' : (client.identity ?? '').replace('spiffe://', '');
      const door = doorFor(mesh, ingress, met, { principal, sni }, agreement.trustDomain.value);
      return [
        { ...base, protocol: 'h2', asks: classes(door, sni, own).map(ask) },
        ...around(cluster, own, door, sni).map(({ protocol, sent }): Visit => ({ ...base, protocol, asks: sent.map(ask) })),
      ];
    });
  });
}

const isHostname = (text: string): boolean => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text);

/** Nobody, everybody whom anything names, and strangers; each with a certificate of each CA. */
function clientsOf({ plan }: World, { mesh, agreement }: Cluster, named: readonly string[]): readonly Client[] {
  const peers = agreement.peers.flatMap(({ egressIdentities }) => egressIdentities.map(({ value }) => value as string));
  const patterned = namedPrincipals(mesh.policies.flatMap((policy) => policy.rules.map((rule) => ({ policy, rule })))).map((principal) => `spiffe://${principal}`).filter((identity) => /^spiffe:\/\/[a-z0-9.-]+(\/[A-Za-z0-9._-]+)+$/.test(identity));
  const own = plan.clusters[agreement.cluster]?.ingress?.identity;
  const identities = new Set([...peers, ...named, ...patterned, ...(own === undefined ? [] : [own]), STRANGER]);
  const authorities = Object.keys(plan.authorities);
  return [{ identity: null, authority: authorities[0] ?? '' }, ...[...identities].flatMap((identity) => authorities.map((authority) => ({ identity, authority })))];
}

/** One request for each class of authority, path and method; where nothing tells paths apart, one is enough. */
function classes(door: Door, sni: string, expected: readonly Granted[]): readonly Sent[] {
  return authoritiesOf({ sni }, door).flatMap((authority) => {
    const host = virtualHostFor(door.hosts, authority);
    const paths = pathsOf(door, host, authority === sni ? expected : []);
    const methods = methodsOf(door, host, authority === sni ? expected : []).filter((method) => /^[A-Z]+$/.test(method));
    const chosen = host === undefined ? paths.slice(0, 2) : paths;
    return chosen.flatMap((path) => (host === undefined ? methods.slice(0, 1) : methods).map((method): Sent => ({ method, path: unread(path), authority, headers: [] })));
  });
}

/** What a client writes so that policies see this. */
const unread = (path: string): string => path.replaceAll(/(?<=\/)\.(?=\.?;)/g, '%2e');

/** Evasions of what is granted to the client; or of the first exposure, by whom nothing is granted to. */
function around({ agreement }: Cluster, own: readonly Granted[], door: Door, sni: string): readonly { readonly protocol: 'h1' | 'h2'; readonly sent: readonly Sent[] }[] {
  const hosts = [...new Set([...door.hosts.map(({ name }) => name), ...agreement.exposes.slice(0, 1).map((one) => `${one.service.value}.${one.namespace.value}.svc.cluster.local`), OTHER_HOST])].filter((host) => host !== sni);
  const [first, ...rest] = own;
  const about = first === undefined ? agreement.exposes.slice(0, 1).map((exposure) => ({ exposure, pattern: `${exposure.path.value}*`, method: 'GET' })) : [first, ...rest.filter(({ exposure }) => exposure !== first.exposure).slice(0, 1)].map(({ exposure, patterns, methods }) => ({ exposure, pattern: patterns.find((one) => one.endsWith('*')) ?? patterns[0] ?? '/', method: [...(methods ?? ['GET'])][0] ?? 'GET' }));
  return about.flatMap(({ exposure, pattern, method }) => {
    const granted = pattern.replace('*', 'x');
    const other = agreement.exposes.find((one) => one !== exposure)?.path.value ?? '/nobody/';
    return [
      { protocol: 'h1', sent: evasions(method, granted, exposure.path.value, other, sni, hosts) },
      { protocol: 'h2', sent: evasionsHttp2(method, granted, exposure.path.value, other, sni, hosts) },
    ] as const;
  });
}

function askDirect(world: World, cluster: Cluster, granted: readonly Granted[], client: Client, sni: string, sent: Sent): Ask {
  const foreseen = foreseeDirect(world, cluster.name, client, sni, sent);
  const request = asEnvoyReads(sent);
  if (request.kind === 'malformed') return { sent, foreseen, matrix: 'denied', can: undefined };
  const { authority, method, path, upgrade } = request;
  const ca = world.cas.get(client.authority) ?? '';
  const usual = granted.some((one) => one.sni === sni && one.identity === client.identity && one.trust.has(ca)) && hostOfAuthority(authority) === sni;
  const matrix = usual && !upgrade && !isAmbiguous(path) && client.identity !== null ? judgeClient(world.rows, client.identity, cluster.name, method, path) : 'denied';
  return { sent, foreseen, matrix, can: usual && authority === sni && !upgrade ? asked(world, cluster, client, sent) : undefined };
}

/** `meshfed can`, where a person could ask it: the path as it was written, below an exposure. */
function asked(world: World, { agreement, mesh }: Cluster, { identity, authority }: Client, { method, path }: Sent): boolean | undefined {
  const exposure = agreement.exposes.find((one) => path.startsWith(one.path.value));
  const peer = agreement.peers.find(({ egressIdentities }) => egressIdentities.some(({ value }) => value === identity));
  if (exposure === undefined || identity === null || authority === '') return undefined;
  return can(mesh, world.agreed, { provider: agreement, exposure, client: { identity, peer }, method, path: `/${path.slice(exposure.path.value.length)}` }).allowed;
}

/** Where the access matrix is not about it. */
const foreseeing = (world: World, visit: Omit<Visit, 'asks'>, sent: readonly Sent[]): Visit => ({ ...visit, asks: sent.map((one) => ({ sent: one, foreseen: foresee(world, visit, one), matrix: undefined, can: undefined })) });

const PATHS = ['/', '/a', '/a/x', '/ab', '/a/b/y', '/b/c', '/A/z', '/a.b/~c/d', '/a/../b/c', '/a/%2e%2e/ab', '/../x', '/a%2fb', '/a/..;/ab', '/a/%2e%2e;/ab', '//a', '/a/%%32e%%32e/ab', '/a?b=/c'];

/** Anybody of the mesh writes any SNI and authority; so callers, their neighbours and strangers try all. */
function egressVisits(world: World, { name, mesh, agreement, egress }: Cluster): readonly Visit[] {
  if (egress === undefined || agreement.consumes.length === 0) return [];
  const hosts = agreement.consumes.map(localHost);
  const snis = new Set([...listenerOf(mesh, egress).snis, OTHER_HOST]);
  const trustDomain = agreement.trustDomain.value;
  const workload = (namespace: string, account: string): string => `${trustDomain}/ns/${namespace}/sa/${account}`;
  const named = agreement.consumes.flatMap(({ callers }) => callers.map(({ value: { namespace, account } }) => workload(namespace ?? 'nowhere', account ?? 'anybody')));
  const principals = new Set([...named, workload('app', 'anybody'), workload('ns', 'x-v1'), workload('ns-a', 'y'), workload('nowhere', 'anybody'), `other.invalid/ns/app/sa/one`]);
  const port = agreement.gateways.manage.value ? egress.podPort : 8443;
  return [...principals].flatMap((principal) => [...snis].map((sni): Visit => {
    const authorities = [...new Set([sni, `${sni}:443`, `${sni}:x`, sni.toUpperCase(), `${sni}.`, ...hosts, ...mesh.serviceEntries.flatMap((entry) => entry.hosts), OTHER_HOST])];
    const sent = authorities.flatMap((authority) => (authority === sni ? PATHS : PATHS.slice(2, 4)).flatMap((path) => (authority === sni ? ['GET', 'DELETE', OTHER_METHOD] : ['GET']).map((method): Sent => ({ method, path, authority, headers: [] }))));
    return foreseeing(world, { cluster: name, to: { kind: 'egress', port }, client: { identity: `spiffe://${principal}`, authority: 'mesh' }, sni, protocol: 'h2' }, sent);
  }));
}

/** Each pod calls each local name. */
function callVisits(world: World, { name, agreement }: Cluster): readonly Visit[] {
  const pods = Object.entries(world.plan.clusters[name]?.pods ?? {}).filter(([, pod]) => pod.proxy === 'sidecar');
  return agreement.consumes.flatMap((consumption) => pods.map(([pod, { namespace, account }]): Visit => {
    const { as: { service, namespace: place, port } } = consumption;
    const host = localHost(consumption);
    const caller = { namespace, principal: `${agreement.trustDomain.value}/ns/${namespace}/sa/${account ?? pod}` };
    const sent = ['/a/x', '/b/c', '/a/%2e%2e;/ab', '//a'].map((path): Sent => ({ method: 'GET', path, authority: `${service.value}.${place.value}:${port.value}`, headers: [] }));
    return foreseeing(world, { cluster: name, to: { kind: 'call', pod, caller, host, port: port.value }, client: { identity: null, authority: 'mesh' }, sni: '', protocol: 'h1' }, sent);
  }));
}

/** Behind the gateway: with its identity, and with a neighbour's. */
function podVisits(world: World, { name, mesh, agreement, ingress }: Cluster): readonly Visit[] {
  // Those that a policy selects, and those that the agreement says are locked.
  const locked = [
    ...mesh.policies.map(({ manifest, selector }) => ({ namespace: manifest.namespace, labels: selector ?? new Map<string, string>() })),
    ...agreement.exposes.flatMap(({ namespace, workload }) => (workload === undefined ? [] : [{ namespace: namespace.value as string, labels: workload.labels }])),
  ];
  const pods = Object.entries(world.plan.clusters[name]?.pods ?? {}).filter(([, pod]) => locked.some(({ namespace, labels }) => namespace === pod.namespace && selects(Object.fromEntries(labels), pod.labels)));
  if (ingress === undefined) return [];
  const trustDomain = agreement.trustDomain.value;
  const principals = [`${trustDomain}/ns/${ingress.namespace}/sa/${ingress.account}`, `${trustDomain}/ns/ns/sa/neighbour`];
  return pods.flatMap(([pod, { serves }]) => serves.flatMap((port) => principals.map((principal): Visit => {
    const sent = PATHS.flatMap((path) => ['GET', 'POST', 'DELETE', OTHER_METHOD].map((method): Sent => ({ method, path, authority: 'anything.example', headers: [] })));
    return foreseeing(world, { cluster: name, to: { kind: 'pod', pod, port }, client: { identity: `spiffe://${principal}`, authority: 'mesh' }, sni: '', protocol: 'h1' }, sent);
  })));
}
