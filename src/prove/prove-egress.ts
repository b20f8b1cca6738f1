// What a cluster's overlay lets its own workloads do at other clusters, against its own agreement: exactly the callers of each consumption, and where their calls go.
import type { Agreement, Consumption } from '../model/agreement.ts';
import { gatewayService } from '../model/defaults.ts';
import { statementAbout } from '../model/federation.ts';
import { hasOwnTrust, trustOf } from '../model/servers.ts';
import type { Span } from '../text/source.ts';
import { depart, fromSidecar, wayOut, type Broken, type Caller, type Departed, type WayOut } from './calls.ts';
import { say, shortest, type Difference } from './difference.ts';
import { EGRESS_PORT, gatewayPods, type GatewayPods } from './ingress.ts';
import { listenerOf } from './listener.ts';
import type { PolicyRule, Request } from './guard.ts';
import type { Mesh } from './mesh.ts';
import { isForSni, namedPrincipals, namedSnis } from './named-principals.ts';
import { addConstants, addPattern, noConstants, representatives } from './patterns.ts';
import { sidecarRoutes } from './indexed.ts';
import { covered, hostOfAuthority, isVisible, routeConstants } from './routing.ts';
import { OTHER_HOST, OTHER_METHOD } from './strangers.ts';

interface Scene {
  readonly mesh: Mesh;
  readonly agreement: Agreement;
  readonly pods: GatewayPods;
}

export function proveEgress(mesh: Mesh, agreement: Agreement): readonly Difference[] {
  const { gateways: { egress }, consumes } = agreement;
  if (egress === undefined || consumes.length === 0) return [];
  const pods = gatewayPods(mesh, agreement, 'egress', EGRESS_PORT);
  if ('kind' in pods) return [say(agreement, 'broken-hop', `${pods.what}, so that no call leaves`, pods.at, egress.at)];
  const scene = { mesh, agreement, pods };
  return shortest([...consumes.flatMap((consumption) => proveCalls(scene, consumption)), ...proveStrangers(scene)]);
}

export const localHost = ({ as }: Consumption): string => `${as.service.value}.${as.namespace.value}.svc.cluster.local`;

const ANYBODY = 'anybody';
const NOWHERE = 'nowhere';

/** One workload for each caller that the agreement names. */
export const callersOf = (agreement: Agreement, { callers }: Consumption): readonly Caller[] =>
  callers.map(({ value: { namespace, account } }) => caller(agreement, namespace ?? NOWHERE, account ?? ANYBODY));

const caller = ({ trustDomain }: Agreement, namespace: string, account: string): Caller => ({ namespace, principal: `${trustDomain.value}/ns/${namespace}/sa/${account}` });

/** Each caller's call, from its sidecar to the boundary, must be what the agreement states about the other side. */
function proveCalls(scene: Scene, consumption: Consumption): readonly Difference[] {
  const { agreement } = scene;
  const [host, { as }] = [localHost(consumption), consumption];
  return callersOf(agreement, consumption).flatMap((from) => {
    const call = `of ${from.principal} to ${host}:${as.port.value}`;
    // A caller writes the name as it likes; every form that DNS takes must come to the same.
    const names = [as.service.value, `${as.service.value}.${as.namespace.value}`, `${host}:${as.port.value}`].map((authority) => ({ authority, method: 'GET', path: '/', upgrade: false }));
    return [...callsOf(scene, from, host), ...names].flatMap((request) => {
      const { method, path } = request;
      const what = `the call ${method === 'GET' && path === '/' ? '' : `${method} ${path} `}${call}`;
      const departed = callOf(scene, from, host, as.port.value, request);
      if (departed.kind === 'broken') return [say(agreement, 'broken-hop', `${what} ends: ${departed.why}`, departed.at, consumption.at)];
      return wrongDepartures(agreement, consumption, departed, path).map(({ at, why }) => say(agreement, 'broken-hop', `${what} ${why}`, at, consumption.at));
    });
  });
}

/** One request of each class that the caller's sidecar or the egress gateway tells apart, by its full name. */
function callsOf({ mesh, agreement, pods }: Scene, from: Caller, host: string): readonly Request[] {
  const near = sidecarRoutes(mesh, host).filter(({ manifest, exportTo }) => isVisible(exportTo, manifest.namespace, from.namespace));
  const paths = noConstants();
  const methods = new Set<string>(['GET']);
  const take = ({ paths: constants, methods: tested }: Tested): void => {
    addConstants(paths, constants);
    for (const method of tested) methods.add(method.replace('*', 'X')).add(OTHER_METHOD);
  };
  const own = routeConstants({ name: host, services: near });
  take(own);
  const way = wayOut(mesh, pods, from.principal, host, agreement.trustDomain.value);
  // What is tested behind a rewrite of the sidecar is not pulled back through it: any rewrite there changes the path that must arrive.
  if (!('kind' in way)) for (const tested of [way.guard, ...way.hosts.map(routeConstants)]) take(tested);
  const all = ['/', ...representatives(paths, '/')];
  return all.flatMap((path) => [...methods].map((method) => ({ authority: host, method, path, upgrade: false })));
}

type Tested = Pick<ReturnType<typeof routeConstants>, 'paths' | 'methods'>;

/** From the caller to the boundary. */
export function callOf({ mesh, agreement, pods }: Scene, from: Caller, host: string, port: number, request: Request): Departed | Broken {
  const sent = fromSidecar(mesh, from, host, port, request);
  if (sent.kind === 'broken') return sent;
  const gateway = `${gatewayService('egress')}.${pods.namespace}.svc.cluster.local`;
  if (sent.host !== gateway || sent.port !== pods.port) return { kind: 'broken', at: sent.at, why: `it is led to ${sent.host}:${sent.port} instead of the egress gateway`, by: 'route' };
  const identity = `spiffe://${agreement.trustDomain.value}/ns/${pods.namespace}/sa/${pods.account}`;
  if (sent.subjectAltNames.length > 0 && !sent.subjectAltNames.includes(identity)) return { kind: 'broken', at: sent.at, why: `the caller expects another identity than ${identity} of the egress gateway`, by: 'handshake' };
  const way = wayOut(mesh, pods, from.principal, sent.sni, agreement.trustDomain.value);
  return 'kind' in way ? way : depart(mesh, pods, way, { ...request, authority: sent.authority, path: sent.path });
}

function wrongDepartures(agreement: Agreement, consumption: Consumption, departed: Departed, asked: string): readonly { readonly at: Span; readonly why: string }[] {
  const origin = consumption.from[0];
  const peer = origin && statementAbout(agreement, origin.cluster.value);
  const { ingress, hostname } = peer ?? {};
  if (origin === undefined || ingress === undefined || hostname === undefined || consumption.from.length > 1) return [{ at: departed.at, why: 'has more sources, or other statements, than the prover knows' }];
  const sni = ingress.sni?.value ?? hostname.value;
  const secret = agreement.gateways.egress?.secret ?? '';
  const own = hasOwnTrust(agreement, peer);
  const trust = new Set(trustOf(agreement, peer)?.bundle.certificates.map(({ fingerprint }) => fingerprint));
  const path = origin.path.value + asked.slice(1);
  const wrong = (isWrong: boolean, at: Span, why: string): readonly { at: Span; why: string }[] => (isWrong ? [{ at, why }] : []);
  const differ = (a: Iterable<string>, b: Iterable<string>): boolean => [...new Set(a)].sort().join(' ') !== [...new Set(b)].sort().join(' ');
  return [
    ...wrong(differ(departed.addresses, ingress.addresses.map(({ value }) => value)), departed.entryAt, `goes to ${departed.addresses.join(', ')}, which is not where the agreement says that ${peer?.cluster.value} is`),
    ...wrong(departed.port !== ingress.port.value, departed.entryAt, `goes to port ${departed.port} instead of ${ingress.port.value}`),
    ...wrong(departed.sni !== sni, departed.ruleAt, `has the SNI ${departed.sni} instead of ${sni}`),
    ...wrong(departed.authority !== sni, departed.at, `has the authority ${departed.authority} instead of ${sni}`),
    ...wrong(departed.path !== path, departed.at, `has the path ${departed.path} instead of ${path}`),
    ...wrong(differ(departed.subjectAltNames, ingress.identities.map(({ value }) => value)), departed.ruleAt, `accepts ${departed.subjectAltNames.join(', ') || 'any identity'} as the server, instead of ${ingress.identities.map(({ value }) => value).join(', ')}`),
    ...wrong(differ(departed.cas, trust), departed.ruleAt, 'accepts other CAs than those that the agreement trusts for this peer'),
    ...wrong(own ? departed.credentialName === secret || !departed.credentialName.startsWith(secret.slice(0, 40)) : departed.credentialName !== secret, departed.ruleAt, `shows the key pair ${departed.credentialName}, which is not the one that the agreement names`),
  ];
}

/** A workload may write any SNI and authority by a VirtualService and DestinationRule of its own, so all of them are tried at the egress gateway itself. */
function proveStrangers({ mesh, agreement, pods }: Scene): readonly Difference[] {
  const { snis: named, policies } = listenerOf(mesh, pods);
  const byHost = new Map(agreement.consumes.map((consumption) => [localHost(consumption), consumption]));
  const snis = new Set([...named, ...namedSnis(policies.policies), OTHER_HOST]);
  return [...snis].flatMap((sni) => {
    const rules = policies.rulesFor(sni).filter(({ rule }) => isForSni(rule, sni));
    return [...principals(rules, agreement, byHost.get(sni))].flatMap((principal) => proveStranger({ mesh, agreement, pods }, byHost, principal, sni));
  });
}

function proveStranger({ mesh, agreement, pods }: Scene, byHost: ReadonlyMap<string, Consumption>, principal: string, sni: string): readonly Difference[] {
  const way = wayOut(mesh, pods, principal, sni, agreement.trustDomain.value);
  if ('kind' in way || way.guard.isClosed) return [];
  const here = byHost.get(sni);
  const own = here !== undefined && isCaller(agreement, here, principal);
  return requestsOf(way).flatMap((request): readonly Difference[] => {
    if (own && hostOfAuthority(request.authority) === sni) return [];
    const departed = depart(mesh, pods, way, request);
    if (departed.kind !== 'departed') return [];
    const { method, path, authority } = request;
    const message = `${method} ${path} of ${principal}, with SNI ${sni} and authority ${authority}, leaves through the egress gateway to ${departed.host}, and the agreement names it as no caller`;
    return [say(agreement, 'opened', message, departed.at, byHost.get(hostOfAuthority(authority))?.at ?? agreement.at)];
  });
}

/** One request of each class that rules and routes tell apart. */
function requestsOf({ guard, hosts }: WayOut): readonly Request[] {
  const [authorities, paths] = [noConstants(), noConstants()];
  for (const pattern of guard.hosts) addPattern(authorities, pattern.toLowerCase());
  addConstants(paths, guard.paths);
  const routes = hosts.map(routeConstants);
  for (const route of routes) addConstants(paths, route.paths);
  const names = new Set([...hosts.map(({ name }) => covered(name)), ...representatives(authorities, '')]);
  const methods = new Set(['GET', OTHER_METHOD, ...[...guard.methods, ...routes.flatMap((route) => [...route.methods])].map((method) => method.replace('*', 'X'))]);
  return [...names].flatMap((authority) =>
    representatives(paths, '/').flatMap((path) => [...methods].flatMap((method) => [false, true].map((upgrade) => ({ authority, method, path, upgrade })))));
}

function isCaller({ trustDomain }: Agreement, { callers }: Consumption, principal: string): boolean {
  return callers.some(({ value: { namespace, account } }) => {
    if (namespace === null) return principal.startsWith(`${trustDomain.value}/`);
    const prefix = `${trustDomain.value}/ns/${namespace}/sa/`;
    return account === null ? principal.startsWith(prefix) : principal === prefix + account;
  });
}

/** Everybody whom the rules of an SNI or its consumption tell apart, and strangers of each. */
function principals(rules: readonly PolicyRule[], agreement: Agreement, consumption: Consumption | undefined): ReadonlySet<string> {
  const named = consumption === undefined ? [] : [...callersOf(agreement, consumption), caller(agreement, consumption.as.namespace.value, ANYBODY)];
  const own = [...namedPrincipals(rules), ...named.map(({ principal }) => principal), caller(agreement, NOWHERE, ANYBODY).principal];
  return new Set([...own, ...own.map((principal) => principal.replace(/^[^/]*/, 'other.invalid')), ...own.map((principal) => principal.replace(/^[^/]*/, agreement.trustDomain.value))]);
}
