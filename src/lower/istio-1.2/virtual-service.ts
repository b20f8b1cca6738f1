// The way of a request: caller to egress gateway, egress gateway to another cluster, ingress gateway to a Service.
import type { SoundAgreement, SoundConsumption, SoundExposure } from '../../model/sound.ts';
import { consumes, exposes } from '../about.ts';
import { EGRESS_PORT, egressHost, gatewayName, serviceHost, subsetName } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { networkingObject } from './istio-object.ts';
import { egressRouteName, EXPOSED_SERVICES, providerService } from './names.ts';

/** Caller to egress gateway. The host is the short name, which Istio completes with the object's own namespace. */
export function callerRoute(agreement: SoundAgreement, consumption: SoundConsumption): Resource {
  const { service, namespace, port, at } = consumption;
  const destination = { host: egressHost(agreement.namespace), subset: subsetName(service, namespace), port: { number: EGRESS_PORT } };
  return networkingObject('VirtualService', {
    group: 'consumes',
    name: service,
    namespace,
    about: [`${service}.${namespace}, from its callers to the egress gateway.`, ...consumes([consumption])],
    spec: {
      hosts: [service],
      http: [{ match: [{ port }], rewrite: { authority: serviceHost(service, namespace) }, route: [{ destination }] }],
    },
    causes: [at],
  });
}

/** Egress gateway to the provider. */
export function egressRoute(agreement: SoundAgreement, consumption: SoundConsumption): Resource {
  const { service, namespace, provider, path, at } = consumption;
  const gateways = [gatewayName('egress')];
  const destination = { host: serviceHost(providerService(provider.hostname), agreement.namespace), port: { number: provider.port } };
  return networkingObject('VirtualService', {
    group: 'consumes',
    name: egressRouteName(service, namespace),
    namespace: agreement.namespace,
    about: [`${service}.${namespace}, from the egress gateway to ${provider.cluster}.`, ...consumes([consumption])],
    spec: {
      hosts: [serviceHost(service, namespace)],
      gateways,
      http: [
        {
          match: [{ port: EGRESS_PORT, uri: { prefix: '/' }, gateways }],
          rewrite: { uri: path, authority: provider.sni },
          route: [{ destination, weight: 100 }],
        },
      ],
    },
    causes: [at, provider.at],
  });
}

/** Ingress gateway to all Services that somebody is granted; none where nobody is granted anything. */
export function exposedRoutes(agreement: SoundAgreement): readonly Resource[] {
  const granted = agreement.exposures.filter(({ grants }) => grants.length > 0);
  if (granted.length === 0) return [];
  return [
    networkingObject('VirtualService', {
      group: 'exposes',
      name: EXPOSED_SERVICES,
      namespace: agreement.namespace,
      about: ['What the ingress gateway leads to.', ...exposes(agreement, granted)],
      spec: { hosts: [agreement.hostname], gateways: [gatewayName('ingress')], http: granted.map(exposedRoute) },
      causes: granted.map(({ at }) => at),
    }),
  ];
}

/** The subset is that of the owner's own DestinationRule. */
function exposedRoute({ path, service, namespace, port, subset }: SoundExposure): Json {
  const host = serviceHost(service, namespace);
  return {
    match: [{ uri: { prefix: path } }],
    rewrite: { uri: '/', authority: host },
    route: [{ destination: { port: { number: port }, ...(subset === undefined ? {} : { subset: subset.name }), host } }],
  };
}
