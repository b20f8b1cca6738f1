// How a caller speaks to the egress gateway, and that to another cluster.
import type { SoundAgreement, SoundConsumption, SoundGateway } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import { EGRESS_PORT, egressHost, serviceHost, subsetName } from '../names.ts';
import type { Consumed } from '../providers.ts';
import type { Json, Resource } from '../resource.ts';
import { networkingObject } from './istio-object.ts';
import { egressRuleName, keyPairMount, providerService, trustKey, trustMount } from './names.ts';

/** Caller to egress gateway: an object, a subset and an SNI a consumption. Istio joins all rules of one host that lie in one namespace. */
export function egressRule(agreement: SoundAgreement, consumption: SoundConsumption): Resource {
  const { service, namespace, at } = consumption;
  const tls = { mode: 'ISTIO_MUTUAL', sni: serviceHost(service, namespace) };
  return networkingObject('DestinationRule', {
    group: 'consumes',
    name: egressRuleName(service, namespace),
    namespace: agreement.namespace,
    about: ['How callers reach the egress gateway.', ...consumes([consumption])],
    spec: { host: egressHost(agreement.namespace), subsets: [{ name: subsetName(service, namespace), trafficPolicy: atPort(EGRESS_PORT, tls) }] },
    causes: [at],
  });
}

/** Egress gateway to another cluster. The host is the short name of a Service in the object's own namespace. */
export function providerRule(agreement: SoundAgreement, egress: SoundGateway, { provider, consumptions }: Consumed): Resource {
  const { hostname, namespace } = agreement;
  const pair = keyPairMount(hostname, egress.secret).path;
  const tls = {
    mode: 'MUTUAL',
    clientCertificate: `${pair}/tls.crt`,
    privateKey: `${pair}/tls.key`,
    caCertificates: `${trustMount(agreement).path}/${trustKey(hostname)}`,
    sni: provider.sni,
  };
  const name = providerService(provider.hostname);
  return networkingObject('DestinationRule', {
    group: 'consumes',
    name,
    namespace,
    about: [`How the egress gateway speaks to ${provider.cluster}.`, ...consumes(consumptions)],
    spec: { host: name, exportTo: ['.'], trafficPolicy: atPort(provider.port, tls) },
    causes: [provider.at, ...consumptions.map(({ at }) => at)],
  });
}

const atPort = (number: number, tls: Json): Json => ({ loadBalancer: { simple: 'ROUND_ROBIN' }, portLevelSettings: [{ port: { number }, tls }] });
