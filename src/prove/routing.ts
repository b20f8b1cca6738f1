// Which server a connection meets, and where its route table sends a request.
import type { Server, ServerHost } from './kinds/gateway.ts';
import { AMBIGUOUS, type Match, type Route, type VirtualService } from './kinds/virtual-service.ts';
import type { Request } from './guard.ts';
import { kept } from './kept.ts';
import { noConstants, patternIndex, type Constants, type PatternIndex } from './patterns.ts';
import type { Span } from '../text/source.ts';

/** What makes an answer uncertain: real gateways would take one, and nobody wrote which. */
export interface Unclear {
  readonly kind: 'unclear';
  readonly at: Span;
  readonly what: string;
}

const covers = (pattern: string, host: string): boolean => pattern === '*' || pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1);

/** The most specific of those that match. */
const best = (patterns: readonly string[], host: string): string | undefined => patterns.filter((pattern) => covers(pattern, host)).sort((a, b) => Number(a.startsWith('*')) - Number(b.startsWith('*')) || b.length - a.length)[0];

export interface Met {
  readonly kind: 'met';
  readonly server: Server;
  readonly host: ServerHost;
}

/** By SNI: exact, then the longest wildcard. `servers` are those of one port. */
export function serverIndex(servers: readonly Server[]): (sni: string) => Met | Unclear | undefined {
  const byHost = new Map<string, Met[]>();
  for (const server of servers) {
    for (const host of server.hosts) kept(byHost, host.host, () => []).push({ kind: 'met', server, host });
  }
  const wild = [...byHost.keys()].filter((host) => host.startsWith('*'));
  return (sni) => {
    const asked = sni.toLowerCase();
    const found = byHost.has(asked) ? asked : best(wild, asked);
    const [met, second] = found === undefined ? [] : (byHost.get(found) ?? []);
    if (met === undefined || second === undefined) return met;
    return { kind: 'unclear', at: second.server.at, what: `a second server for ${found}` };
  };
}

/** One name of a route table, and the VirtualServices behind it. */
export interface VirtualHost {
  readonly name: string;
  readonly services: readonly VirtualService[];
}

/**
 * The route table of each server of the pods in `namespace`: VirtualServices that its Gateway binds, they see, and it lets in for any of its
 * hosts, which share the table whatever the SNI was.
 */
export function routeTables(services: readonly VirtualService[], namespace: string): (server: Server) => readonly VirtualHost[] {
  const bound = new Map<string, VirtualService[]>();
  const put = (key: string, service: VirtualService): void => void kept(bound, key, () => []).push(service);
  for (const service of services) {
    if (!isVisible(service.exportTo, service.manifest.namespace, namespace)) continue;
    for (const gateway of new Set(service.gateways)) {
      put(gateway, service);
      for (const host of new Set(service.hosts.map((one) => (one.startsWith('*') ? '*' : one)))) put(`${gateway} ${host}`, service);
    }
  }
  return (server) => {
    const gateway = `${server.gateway.namespace}/${server.gateway.name}`;
    const keys = server.hosts.some(({ host }) => host.startsWith('*')) ? [gateway] : [...new Set([...server.hosts.map(({ host }) => `${gateway} ${host}`), `${gateway} *`])];
    const byName = new Map<string, Set<VirtualService>>();
    for (const service of keys.flatMap((key) => bound.get(key) ?? [])) {
      const doors = server.hosts.filter((host) => host.namespace === '*' || host.namespace === service.manifest.namespace);
      const names = service.hosts.flatMap((one) => doors.flatMap((host) => common(one, host.host)));
      for (const name of names) kept(byName, name, () => new Set<VirtualService>()).add(service);
    }
    return [...byName].map(([name, found]) => ({ name, services: [...found] }));
  };
}

/** What two host patterns have in common: the narrower of them. */
const common = (a: string, b: string): readonly string[] => (covers(a, b) ? [b] : covers(b, a) ? [a] : []);

export const isVisible = (exportTo: readonly string[] | undefined, owner: string, viewer: string): boolean =>
  exportTo === undefined || exportTo.includes('*') || exportTo.includes(viewer) || (exportTo.includes('.') && owner === viewer);

/** A host, or in place of a wildcard a name that it covers. */
export const covered = (host: string): string => host.replace(/^\*\.?/, 'other.');

/** An authority in any case and with any port, which to Envoy is whatever follows the last colon; a trailing dot makes it another. */
export const hostOfAuthority = (authority: string): string => authority.toLowerCase().replace(/:[^:]*$/, '');

export function virtualHostFor(hosts: readonly VirtualHost[], authority: string): VirtualHost | undefined {
  const name = best(hosts.map((one) => one.name), hostOfAuthority(authority));
  return hosts.find((one) => one.name === name);
}

export interface Routed {
  readonly kind: 'routed';
  readonly service: VirtualService;
  readonly route: Route;
  /** After the rewrite. */
  readonly path: string;
  readonly authority: string;
}

/** `from`: the gateway's name, or `mesh`; `port`: the one that was dialled. */
export interface Way {
  readonly from: string;
  readonly port: number;
}

type Answer = Routed | Unclear | undefined;

/** A route, the first of its conditions that holds, and where it stands among the others of its VirtualService. */
interface Hit {
  readonly service: VirtualService;
  readonly route: Route;
  readonly match: Match;
  readonly order: number;
}

/** The first route that matches. Where several VirtualServices are of one host, each order of theirs must come to the same. */
export function routeFor(host: VirtualHost, request: Request, way: Way): Answer {
  const hits = host.services.map((service) => firstHit(service, request, way));
  // A gateway joins the routes of several; a sidecar takes one VirtualService of a host, and forgets the others.
  const [first, ...others] = way.from === 'mesh' ? hits : hits.filter((hit) => hit !== undefined);
  const apart = others.findIndex((hit) => meaningOf(hit) !== meaningOf(first));
  if (apart !== -1) {
    const at = (others[apart] ?? first)?.route.at ?? host.services[0]?.manifest.at;
    return at && { kind: 'unclear', at, what: 'a route that competes with one of another VirtualService' };
  }
  return first && routed(first, request);
}

function routed({ service, route, match: { uri } }: Hit, request: Request): Answer {
  const rewrite = route.action.kind === 'route' ? route.action.rewrite : undefined;
  if (rewrite?.uri !== undefined && uri.kind === 'ambiguous') return { kind: 'unclear', at: route.at, what: 'a rewrite of a regular expression' };
  const path = rewrite?.uri === undefined ? request.path : uri.kind === 'exact' ? rewrite.uri : rewrite.uri + request.path.slice(uri.value.length);
  return { kind: 'routed', service, route, path, authority: rewrite?.authority ?? request.authority };
}

/** What becomes of a request by it. */
function meaningOf(hit: Hit | undefined): string {
  if (hit === undefined) return '';
  const { route: { action }, match: { uri } } = hit;
  if (action.kind === 'answer') return 'answer';
  return JSON.stringify([action.rewrite, action.rewrite.uri === undefined ? null : uri, action.destinations.map(({ host, subset, port, weight }) => [host, subset, port, weight])]);
}

const ANY: Match = { uri: { kind: 'prefix', value: '/' }, method: undefined, port: undefined, gateways: undefined };

// A gateway has hundreds of routes, and a proof asks for each path.
const tables = new WeakMap<VirtualService, PatternIndex<Hit>>();

function firstHit(service: VirtualService, request: Request, way: Way): Hit | undefined {
  const table = kept(tables, service, () => tableOf(service));
  let first: Hit | undefined;
  for (const hit of table.find(request.path)) if ((first === undefined || hit.order < first.order) && matchHolds(hit.match, request, way)) first = hit;
  return first;
}

function tableOf(service: VirtualService): PatternIndex<Hit> {
  let order = 0;
  return patternIndex(service.routes.flatMap((route) => (route.matches ?? [ANY]).map((match) => ({ patterns: [patternOf(match)], item: { service, route, match, order: order++ } }))));
}

const patternOf = ({ uri: { kind, value } }: Match): string => (kind === 'ambiguous' ? '*' : kind === 'prefix' ? `${value}*` : value);

const AMBIGUOUS_PATH = new RegExp(`^${AMBIGUOUS.replace('(?i)', '')}$`, 'i');

export const isAmbiguous = (path: string): boolean => AMBIGUOUS_PATH.test(path);

/** Parts that make a path ambiguous: each goes through one branch of the expression. */
export const AMBIGUOUS_MARKS = ['%2f', '%5C', '/..;', '/.%3B'];

function matchHolds({ uri, method, port, gateways }: Match, request: Request, way: Way): boolean {
  if (method !== undefined && method !== request.method) return false;
  if (port !== undefined && port !== way.port) return false;
  if (gateways !== undefined && !gateways.includes(way.from)) return false;
  if (uri.kind === 'ambiguous') return isAmbiguous(request.path);
  return uri.kind === 'exact' ? request.path === uri.value : request.path.startsWith(uri.value);
}

export interface RouteConstants {
  readonly paths: Constants;
  readonly methods: ReadonlySet<string>;
}

export function routeConstants({ services }: VirtualHost): RouteConstants {
  const paths = noConstants();
  const matches = services.flatMap(({ routes }) => routes.flatMap((route) => route.matches ?? []));
  for (const { uri } of matches) if (uri.kind !== 'ambiguous') paths[uri.kind === 'exact' ? 'exact' : 'prefixes'].add(uri.value);
  return { paths, methods: new Set(matches.flatMap(({ method }) => method ?? [])) };
}
