// Which server a connection meets, and where its route table sends a request.
import type { Server, ServerHost } from './kinds/gateway.ts';
import { AMBIGUOUS, type Match, type Route, type VirtualService } from './kinds/virtual-service.ts';
import type { Request } from './guard.ts';
import { noConstants, type Constants } from './patterns.ts';
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
export function serverFor(servers: readonly Server[], sni: string): Met | Unclear | undefined {
  const all = servers.flatMap((server) => server.hosts.map((host) => ({ kind: 'met' as const, server, host })));
  const found = best(all.map(({ host }) => host.host), sni.toLowerCase());
  const [met, second] = all.filter(({ host }) => host.host === found);
  if (met === undefined || second === undefined) return met;
  return { kind: 'unclear', at: second.server.at, what: `a second server for ${found}` };
}

/** One name of a route table, and the VirtualServices behind it. */
export interface VirtualHost {
  readonly name: string;
  readonly services: readonly VirtualService[];
}

/** Those that the gateway binds, sees, and lets in for any host of the server: its hosts share one route table, whatever the SNI was. `namespace` is the pods'. */
export function virtualHosts(services: readonly VirtualService[], { server }: Met, namespace: string): readonly VirtualHost[] {
  const gateway = `${server.gateway.namespace}/${server.gateway.name}`;
  const bound = services.filter(({ gateways, manifest, exportTo }) => gateways.includes(gateway) && isVisible(exportTo, manifest.namespace, namespace));
  const byName = new Map<string, VirtualService[]>();
  for (const service of bound) {
    const doors = server.hosts.filter((host) => host.namespace === '*' || host.namespace === service.manifest.namespace);
    const names = service.hosts.flatMap((one) => doors.flatMap((host) => common(one, host.host)));
    for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), service]);
  }
  return [...byName].map(([name, found]) => ({ name, services: found }));
}

/** What two host patterns have in common: the narrower of them. */
const common = (a: string, b: string): readonly string[] => (covers(a, b) ? [b] : covers(b, a) ? [a] : []);

export const isVisible = (exportTo: readonly string[] | undefined, owner: string, viewer: string): boolean =>
  exportTo === undefined || exportTo.includes('*') || exportTo.includes(viewer) || (exportTo.includes('.') && owner === viewer);

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

// A gateway has hundreds of routes, and a proof asks for each path once for each identity and method.
const answers = new WeakMap<VirtualHost, Map<string, Answer>>();

/** The first route that matches. Where several VirtualServices have one, their order is nobody's. */
export function routeFor(host: VirtualHost, request: Request, way: Way): Answer {
  const known = answers.get(host) ?? new Map<string, Answer>();
  answers.set(host, known);
  const key = `${way.from} ${way.port} ${request.authority} ${request.method} ${request.path}`;
  if (!known.has(key)) known.set(key, findRoute(host, request, way));
  return known.get(key);
}

function findRoute({ services }: VirtualHost, request: Request, way: Way): Answer {
  const found = services.flatMap((service) => {
    for (const route of service.routes) {
      const match = route.matches === undefined ? ANY : route.matches.find((one) => matchHolds(one, request, way));
      if (match !== undefined) return [{ service, route, match }];
    }
    return [];
  });
  const [first, second] = found;
  if (first === undefined) return undefined;
  if (second !== undefined) return { kind: 'unclear', at: second.route.at, what: 'a route that competes with one of another VirtualService' };
  const { service, route, match: { uri } } = first;
  const rewrite = route.action.kind === 'route' ? route.action.rewrite : undefined;
  if (rewrite?.uri !== undefined && uri.kind === 'ambiguous') return { kind: 'unclear', at: route.at, what: 'a rewrite of a regular expression' };
  const path = rewrite?.uri === undefined ? request.path : uri.kind === 'exact' ? rewrite.uri : rewrite.uri + request.path.slice(uri.value.length);
  return { kind: 'routed', service, route, path, authority: rewrite?.authority ?? request.authority };
}

const ANY: Match = { uri: { kind: 'prefix', value: '/' }, method: undefined, port: undefined, gateways: undefined };

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
