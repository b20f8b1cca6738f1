// The Services of the private gateways, and the local names of what is consumed.
import type { SoundAgreement, SoundConsumption } from '../../model/sound.ts';
import { consumes } from '../about.ts';
import { plain } from '../labels.ts';
import { localName } from '../names.ts';
import type { Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';
import { exportTo } from './visibility.ts';

/** ClusterIP on both sides: who may dial the ingress gateway from outside, and how, is for its owner to say in a patch. */
export const gatewayService = ({ cluster, namespace }: SoundAgreement, gateway: PrivateGateway): Resource => ({
  group: 'gateways',
  apiVersion: 'v1',
  kind: 'Service',
  name: gateway.name,
  namespace,
  about: [gateway.side === 'ingress' ? `Where peers enter ${cluster}.` : `Where the sidecars of ${cluster} find the egress gateway.`],
  annotations: {},
  body: {
    spec: {
      type: 'ClusterIP',
      selector: plain(gateway.selector),
      ports: [{ name: 'tls-federation', protocol: 'TCP', port: gateway.port, targetPort: gateway.containerPort }],
    },
  },
  causes: [gateway.at],
});

/**
 * A local name. It has no selector and no endpoints: every DNS knows it, its VirtualService leads away from it, and without that nothing
 * leaves (503). `appProtocol` says that it is HTTP; an ExternalName Service would get no listener in a sidecar.
 */
export const localService = (consumption: SoundConsumption): Resource => ({
  group: 'consumes',
  apiVersion: 'v1',
  kind: 'Service',
  name: consumption.service,
  namespace: consumption.namespace,
  about: ['A local name for a service of another cluster; no pods are behind it.', ...consumes([consumption])],
  // https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo
  annotations: { 'networking.istio.io/exportTo': exportTo(consumption).join(',') },
  body: {
    spec: {
      type: 'ClusterIP',
      ports: [{ name: 'http', appProtocol: 'http', protocol: 'TCP', port: consumption.port, targetPort: consumption.port }],
    },
  },
  causes: [consumption.at],
  beside: localName(consumption),
});
