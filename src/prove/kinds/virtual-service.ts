// The way of a request. https://istio.io/latest/docs/reference/config/networking/virtual-service/
import { entryOf, headOf, type Node } from '../../syntax/node.ts';
import type { Span } from '../../text/source.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, notUnderstood, numberOf, textOf, textsOf, type Reading } from '../reading.ts';

export interface VirtualService {
  readonly manifest: Manifest;
  /** Undefined: every namespace. */
  readonly exportTo: readonly string[] | undefined;
  readonly hosts: readonly string[];
  /** `mesh`, or `<namespace>/<name>`. */
  readonly gateways: readonly string[];
  readonly routes: readonly Route[];
}

export interface Route {
  readonly at: Span;
  /** One of them must match; undefined: everything does. */
  readonly matches: readonly Match[] | undefined;
  readonly action: RouteAction;
}

export type RouteAction =
  | { readonly kind: 'route'; readonly rewrite: Rewrite; readonly destinations: readonly Destination[] }
  /** An answer of the proxy's own. */
  | { readonly kind: 'answer' };

export interface Match {
  readonly uri: PathMatch;
  readonly method: string | undefined;
  readonly port: number | undefined;
  readonly gateways: readonly string[] | undefined;
}

export interface PathMatch {
  readonly kind: 'exact' | 'prefix' | 'ambiguous';
  readonly value: string;
}

export interface Rewrite {
  readonly uri: string | undefined;
  readonly authority: string | undefined;
}

export interface Destination {
  readonly host: string;
  readonly subset: string | undefined;
  readonly port: number | undefined;
  readonly weight: number;
  readonly at: Span;
}

/** The one regular expression that is understood: paths that two proxies read in two ways. */
export const AMBIGUOUS = String.raw`(?i).*(%2f|%5c|/\.{1,2}(;|%3b)).*`;

export function readVirtualService(manifest: Manifest, spec: Node | undefined): VirtualService {
  const { reading, namespace } = manifest;
  const field = fieldsOf(reading, spec, ['exportTo', 'hosts', 'gateways', 'http']);
  const gateways = textsOf(reading, field('gateways')) ?? [];
  return {
    manifest,
    exportTo: nonEmpty(textsOf(reading, field('exportTo'))),
    hosts: (textsOf(reading, field('hosts')) ?? []).map((host) => longHost(smallHost(reading, field('hosts')?.at ?? manifest.at, host), namespace)),
    gateways: gateways.length === 0 ? ['mesh'] : gateways.map((name) => longGateway(name, namespace)),
    routes: itemsOf(reading, field('http')).map((node) => readRoute(manifest, node)),
  };
}

const nonEmpty = <T>(list: readonly T[] | undefined): readonly T[] | undefined => (list?.length === 0 ? undefined : list);

/** A name without a dot is a Service of the same namespace. */
export const longHost = (host: string, namespace: string): string => (host.includes('.') || host === '*' ? host.toLowerCase() : `${host}.${namespace}.svc.cluster.local`);

/** Measured: to a gateway a VirtualService of `C2.example.com` is of another host than `c2.example.com`. */
export function smallHost(reading: Reading, at: Span, host: string): string {
  if (host !== host.toLowerCase()) notUnderstood(reading, at, `the host ${host} with capital letters`);
  return host;
}

const longGateway = (name: string, namespace: string): string => (name === 'mesh' || name.includes('/') ? name : `${namespace}/${name}`);

function readRoute(manifest: Manifest, node: Node): Route {
  const { reading, namespace } = manifest;
  const field = fieldsOf(reading, node, ['match', 'rewrite', 'route', 'directResponse', 'redirect', 'headers'], ['name', 'timeout', 'retries']);
  readHeaders(reading, field('headers'));
  const matches = itemsOf(reading, field('match')).map((match) => readMatch(manifest, match));
  return { at: headOf(node), matches: nonEmpty(matches), action: readAction(reading, namespace, node, field) };
}

function readAction(reading: Reading, namespace: string, node: Node, field: (key: 'rewrite' | 'route' | 'directResponse' | 'redirect') => Node | undefined): RouteAction {
  const given = (['route', 'directResponse', 'redirect'] as const).filter((key) => field(key) !== undefined);
  if (given.length !== 1) notUnderstood(reading, headOf(node), 'a route with no action, or with two');
  if (given[0] !== 'route') {
    const status = numberOf(reading, fieldsOf(reading, field('directResponse'), ['status'], ['body'])('status'));
    if (given[0] === 'directResponse' && (status === undefined || status < 200 || status > 599)) notUnderstood(reading, headOf(node), 'an answer without a status');
    if (field('rewrite') !== undefined) notUnderstood(reading, headOf(node), 'a rewrite without a route');
    return { kind: 'answer' };
  }
  const rewrite = fieldsOf(reading, field('rewrite'), ['uri', 'authority']);
  const destinations = itemsOf(reading, field('route')).map((item, _, all): Destination => {
    const part = fieldsOf(reading, item, ['destination', 'weight']);
    const to = fieldsOf(reading, part('destination'), ['host', 'subset', 'port']);
    const port = fieldsOf(reading, to('port'), ['number']);
    const weight = numberOf(reading, part('weight')) ?? (all.length === 1 ? 100 : 0);
    return { host: longHost(smallHost(reading, headOf(item), textOf(reading, to('host')) ?? ''), namespace), subset: textOf(reading, to('subset')), port: numberOf(reading, port('number')), weight, at: headOf(item) };
  });
  const sent = destinations.length === 1 ? destinations : destinations.filter(({ weight }) => weight > 0);
  if (sent.length === 0) notUnderstood(reading, headOf(node), 'a route that leads nowhere');
  return { kind: 'route', rewrite: { uri: textOf(reading, rewrite('uri')), authority: textOf(reading, rewrite('authority')) }, destinations: sent };
}

/** Headers do not decide, but for those that are the request line by another name. */
function readHeaders(reading: Reading, node: Node | undefined): void {
  const side = fieldsOf(reading, node, ['request'], ['response']);
  const request = fieldsOf(reading, side('request'), ['remove', 'set', 'add']);
  const names = [...itemsOf(reading, request('remove')).map((item) => ({ name: textOf(reading, item) ?? '', at: item.at }))];
  for (const key of ['set', 'add'] as const) {
    const map = request(key);
    if (map?.kind === 'map') names.push(...map.entries.map((entry) => ({ name: entry.key, at: entry.keyAt })));
  }
  for (const { name, at } of names) if (/^(:|host$|upgrade$|connection$)/i.test(name)) notUnderstood(reading, at, `a change of the header ${name}`);
}

function readMatch({ reading, namespace }: Manifest, node: Node): Match {
  const field = fieldsOf(reading, node, ['uri', 'method', 'port', 'gateways'], ['name']);
  const method = fieldsOf(reading, field('method'), ['exact']);
  return {
    uri: readPathMatch(reading, field('uri')),
    method: field('method') && textOf(reading, method('exact')),
    port: numberOf(reading, field('port')),
    gateways: nonEmpty(textsOf(reading, field('gateways'))?.map((name) => longGateway(name, namespace))),
  };
}

function readPathMatch(reading: Reading, node: Node | undefined): PathMatch {
  if (node === undefined) return { kind: 'prefix', value: '/' };
  const field = fieldsOf(reading, node, ['exact', 'prefix', 'regex']);
  const [exact, prefix, regex] = (['exact', 'prefix', 'regex'] as const).map((key) => textOf(reading, field(key)));
  if ([exact, prefix, regex].filter((value) => value !== undefined).length !== 1) notUnderstood(reading, headOf(node), 'a path match of an unknown form');
  if (exact !== undefined) return { kind: 'exact', value: exact };
  if (regex === undefined) return { kind: 'prefix', value: prefix ?? '/' };
  if (regex !== AMBIGUOUS) notUnderstood(reading, entryOf(node, 'regex')?.keyAt ?? node.at, 'a regular expression');
  return { kind: 'ambiguous', value: regex };
}
