// The way of a request: caller to egress gateway, egress gateway to another cluster, ingress gateway to a Service.
import type { Server, SoundAgreement, SoundConsumption, SoundExposure, SoundIngress } from '../../model/sound.ts';
import { consumes, exposes } from '../about.ts';
import { EGRESS_PORT, egressHost, gatewayName, hostObject, localName, serviceHost, serviceObject, shareName, subsetName } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { shares } from '../shares.ts';
import { egressShares, ingressShares } from './gateway.ts';
import { exportTo } from './visibility.ts';

interface Parts extends Pick<Resource, 'group' | 'name' | 'about' | 'causes' | 'beside'> {
  readonly namespace: string;
  readonly exportTo: readonly string[];
  readonly host: string;
  readonly gateway: string;
  readonly routes: readonly Json[];
}

const virtualService = ({ group, name, namespace, about, causes, beside, exportTo, host, gateway, routes }: Parts): Resource => ({
  group,
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  name,
  namespace,
  about,
  annotations: {},
  body: { spec: { exportTo, hosts: [host], gateways: [gateway], http: routes } },
  causes,
  ...(beside === undefined ? {} : { beside }),
});

/** Caller to egress gateway, in the consumption's own namespace. */
export function callerRoute(agreement: SoundAgreement, consumption: SoundConsumption): Resource {
  const { service, namespace, port } = consumption;
  const host = serviceHost(service, namespace);
  return virtualService({
    group: 'consumes',
    name: service,
    namespace,
    about: [`${service}.${namespace}, from its callers to the egress gateway.`, ...consumes([consumption])],
    causes: [consumption.at],
    beside: localName(consumption),
    exportTo: exportTo(consumption),
    host,
    gateway: 'mesh',
    routes: [
      {
        name: 'to-egress-gateway',
        match: [{ port }],
        // A caller may say `ratings`, or add the port; the egress gateway's routes and policy know this form alone.
        rewrite: { authority: host },
        route: [to({ host: egressHost(agreement.namespace), subset: subsetName(service, namespace), port: { number: EGRESS_PORT } })],
      },
    ],
  });
}

/** Egress gateway to the provider, one a consumption. */
export const egressRoutes = (agreement: SoundAgreement): readonly Resource[] =>
  egressShares(agreement).flatMap(({ suffix, items }) => items.map((consumption) => egressRoute(agreement, consumption, shareName(gatewayName('egress'), suffix))));

function egressRoute(agreement: SoundAgreement, consumption: SoundConsumption, gateway: string): Resource {
  const { service, namespace, provider, path } = consumption;
  return virtualService({
    group: 'consumes',
    name: serviceObject(service, namespace),
    namespace: agreement.namespace,
    about: [`${service}.${namespace}, from the egress gateway to ${provider.cluster}.`, ...consumes([consumption])],
    causes: [consumption.at, provider.at],
    beside: localName(consumption),
    exportTo: ['.'],
    host: serviceHost(service, namespace),
    gateway: `${agreement.namespace}/${gateway}`,
    routes: [
      {
        name: `to-${provider.cluster}`,
        match: [{ uri: { prefix: '/' } }],
        rewrite: { uri: path, authority: provider.sni },
        route: [to({ host: provider.hostname, port: { number: provider.port } })],
        ...ACROSS_THE_BOUNDARY,
      },
    ],
  });
}

/** Ingress gateway to the Services that the peers of each server are granted. */
export const ingressRoutes = (agreement: SoundAgreement, ingress: SoundIngress): readonly Resource[] =>
  ingressShares(agreement, ingress).flatMap(({ suffix, items }) =>
    items.flatMap((server) => serverRoutes(agreement, server, shareName(gatewayName('ingress'), suffix))),
  );

/**
 * Several where one would be too large: Istio joins their routes in an order that is not ours, so each refuses ambiguous paths first, and no
 * prefix lies inside another.
 */
function serverRoutes(agreement: SoundAgreement, { sni, at }: Server, gateway: string): readonly Resource[] {
  const granted = agreement.exposures.filter(({ grants }) => grants.some((grant) => grant.sni === sni));
  return shares(granted, ({ name }) => name, exposureRoute).map(({ suffix, items }) =>
    virtualService({
      group: 'exposes',
      name: shareName(hostObject(sni), suffix),
      namespace: agreement.namespace,
      about: [`What the server ${sni} leads to.`, ...exposes(agreement, items)],
      causes: [...items.map((exposure) => exposure.at), at],
      exportTo: ['.'],
      host: sni,
      gateway: `${agreement.namespace}/${gateway}`,
      routes: [REFUSE_AMBIGUOUS_PATHS, ...items.map(exposureRoute)],
    }),
  );
}

/** The prefix keeps its slash, or it would cover longer neighbours; the rewrite keeps it too, so that the caller's path comes out. */
function exposureRoute({ name, path, service, namespace, port, subset }: SoundExposure): Json {
  const host = serviceHost(service, namespace);
  return {
    name,
    match: [{ uri: { prefix: path } }],
    rewrite: { uri: '/', authority: host },
    route: [to({ host, port: { number: port }, ...(subset === undefined ? {} : { subset: subset.name }) })],
    ...ACROSS_THE_BOUNDARY,
  };
}

const to = (destination: { readonly [key: string]: Json }): Json => ({ destination, weight: 100 });

// Measured: `%2e%2e;` passes a grant of `/ratings/*` here as `..;`, and the workload's sidecar folds it to the path above.
// Encoded slashes and backslashes reach the application as they are, and it may take them for slashes.
const REFUSE_AMBIGUOUS_PATHS = {
  name: 'refuse-ambiguous-paths',
  match: [{ uri: { regex: String.raw`(?i).*(%2f|%5c|/\.{1,2}(;|%3b)).*` } }],
  directResponse: { status: 400 },
} as const;

// What a proxy behind the other gateway could take for its own word, and what tells the other side of pods here. A retry is for the
// caller's sidecar, which knows whether the request may be repeated.
const ACROSS_THE_BOUNDARY = {
  headers: {
    request: {
      remove: [
        'forwarded',
        'x-envoy-attempt-count',
        'x-envoy-peer-metadata',
        'x-envoy-peer-metadata-id',
        'x-forwarded-client-cert',
        'x-forwarded-for',
        'x-forwarded-host',
        'x-real-ip',
      ],
    },
  },
  retries: { attempts: 0 },
} as const;
