// VirtualService: which requests go where. https://istio.io/latest/docs/reference/config/networking/virtual-service/
import { located, type Located, type Span } from '../text/source.ts';
import { exportTo } from './destination-rule.ts';
import type { Fields, Text } from './fields.ts';
import type { Metadata } from './manifest.ts';

export interface VirtualService extends Metadata {
  readonly kind: 'VirtualService';
  readonly hosts: readonly Text[];
  /** `["mesh"]` by default: sidecars, and no gateway. */
  readonly gateways: readonly Text[];
  readonly exportTo: readonly Text[];
  /** In order: the first that matches is taken. */
  readonly http: readonly HttpRoute[];
  readonly tls: readonly StreamRoute[];
  readonly tcp: readonly StreamRoute[];
}

export interface HttpRoute {
  readonly at: Span;
  readonly name: Text | undefined;
  /** Undefined or empty: every request. One of them is enough. */
  readonly match: readonly HttpMatch[] | undefined;
  readonly rewrite: Rewrite | undefined;
  readonly destinations: readonly Destination[];
  /** The status of an answer that the proxy gives itself. */
  readonly directResponse: Located<number> | undefined;
  /** Keys that are not read, such as `timeout` or `redirect`. */
  readonly others: readonly Text[];
}

export interface HttpMatch {
  readonly at: Span;
  readonly uri: StringMatch | undefined;
  readonly port: Located<number> | undefined;
  readonly gateways: readonly Text[] | undefined;
  /** Conditions that are not read: the match may be narrower than what is. */
  readonly others: readonly Text[];
}

export interface StringMatch {
  readonly how: 'exact' | 'prefix' | 'regex';
  readonly value: Text;
}

export interface Rewrite {
  readonly uri: Text | undefined;
  readonly authority: Text | undefined;
  readonly others: readonly Text[];
}

export interface Destination {
  readonly host: Text;
  readonly subset: Text | undefined;
  readonly port: Located<number> | undefined;
  /** 0 where several have none; 100 where it is the only one, which is what it means. */
  readonly weight: Located<number>;
}

/** Of connections: chosen by SNI (`tls`), or by port alone (`tcp`). */
export interface StreamRoute {
  readonly at: Span;
  /** Undefined: every connection. */
  readonly match: readonly StreamMatch[] | undefined;
  readonly destinations: readonly Destination[];
}

export interface StreamMatch {
  readonly sniHosts: readonly Text[];
  readonly port: Located<number> | undefined;
  readonly gateways: readonly Text[] | undefined;
  readonly others: readonly Text[];
}

export function readVirtualService(metadata: Metadata, spec: Fields): VirtualService {
  const gateways = spec.texts('gateways') ?? [];
  return {
    ...metadata,
    kind: 'VirtualService',
    hosts: spec.texts('hosts') ?? [],
    gateways: gateways.length > 0 ? gateways : [located('mesh', spec.place('gateways'))],
    exportTo: exportTo(spec),
    http: (spec.maps('http') ?? []).map(readHttp),
    tls: (spec.maps('tls') ?? []).map(readStream),
    tcp: (spec.maps('tcp') ?? []).map(readStream),
  };
}

function readHttp(route: Fields): HttpRoute {
  const rewrite = route.map('rewrite');
  const read = {
    at: route.at,
    name: route.text('name'),
    match: route.maps('match')?.map(readMatch),
    rewrite: rewrite && { uri: rewrite.text('uri'), authority: rewrite.text('authority'), others: rewrite.others() },
    destinations: readDestinations(route),
    directResponse: route.map('directResponse')?.number('status'),
  };
  return { ...read, others: route.others() };
}

function readMatch(match: Fields): HttpMatch {
  // A name of the match itself decides nothing.
  match.text('name');
  const read = { at: match.at, uri: readStringMatch(match.map('uri')), port: match.number('port'), gateways: match.texts('gateways') };
  return { ...read, others: match.others() };
}

function readStringMatch(match: Fields | undefined): StringMatch | undefined {
  for (const how of ['exact', 'prefix', 'regex'] as const) {
    const value = match?.text(how);
    if (value !== undefined) return { how, value };
  }
  return undefined;
}

function readStream(route: Fields): StreamRoute {
  const match = route.maps('match')?.map((one): StreamMatch => {
    const read = { sniHosts: one.texts('sniHosts') ?? [], port: one.number('port'), gateways: one.texts('gateways') };
    return { ...read, others: one.others() };
  });
  return { at: route.at, match, destinations: readDestinations(route) };
}

function readDestinations(route: Fields): readonly Destination[] {
  const weighed = route.maps('route') ?? [];
  return weighed.map((one) => {
    const destination = one.map('destination');
    return {
      host: destination?.text('host') ?? located('', one.at),
      subset: destination?.text('subset'),
      port: destination?.map('port')?.number('number'),
      weight: one.number('weight') ?? located(weighed.length === 1 ? 100 : 0, one.at),
    };
  });
}
