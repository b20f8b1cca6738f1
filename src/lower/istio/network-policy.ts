// What may reach a private gateway's pods, and what they may reach: ports are the pods' own.
import type { SoundAgreement } from '../../model/sound.ts';
import { isIpAddress } from '../../model/values.ts';
import { byCodeUnit } from '../../text/source.ts';
import { plain } from '../labels.ts';
import { providersOf } from '../providers.ts';
import type { Json, Resource } from '../resource.ts';
import type { PrivateGateway } from './private-gateway.ts';
import { callerNamespaces } from './visibility.ts';

const tcp = (port: number): Json => ({ protocol: 'TCP', port });

// Merged metrics, health, and Envoy's own metrics. https://istio.io/latest/docs/ops/deployment/application-requirements/
const FOR_THE_CLUSTER = { from: [{ namespaceSelector: {} }], ports: [tcp(15020), tcp(15021), tcp(15090)] };

const DNS = { ports: [{ protocol: 'UDP', port: 53 }, tcp(53)] };

// By port alone: istiod may run outside the cluster.
const ISTIOD = { ports: [tcp(15012)] };

export const gatewayNetworkPolicy = (agreement: SoundAgreement, gateway: PrivateGateway): Resource => ({
  group: 'gateways',
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  name: gateway.name,
  namespace: agreement.namespace,
  about: [`What may reach the pods of the private ${gateway.side} gateway, and what they may reach.`],
  annotations: {},
  body: {
    spec: {
      podSelector: { matchLabels: plain(gateway.selector) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [...(gateway.side === 'ingress' ? fromPeers(gateway) : fromCallers(agreement, gateway)), FOR_THE_CLUSTER],
      egress: [DNS, ISTIOD, ...(gateway.side === 'ingress' ? toExposures(agreement) : toProviders(agreement))],
    },
  },
  causes: [gateway.at],
});

/** From anywhere: the addresses from which peers come are not stated, and their certificates decide. */
const fromPeers = ({ containerPort }: PrivateGateway): readonly Json[] => [{ ports: [tcp(containerPort)] }];

function fromCallers({ consumptions }: SoundAgreement, { containerPort }: PrivateGateway): readonly Json[] {
  if (consumptions.length === 0) return [];
  const namespaces = callerNamespaces(consumptions);
  return [{ from: namespaces[0] === '*' ? [{ namespaceSelector: {} }] : namespaces.map(inNamespace), ports: [tcp(containerPort)] }];
}

/** Every port: a Service's port says nothing about its pods'. */
function toExposures({ exposures }: SoundAgreement): readonly Json[] {
  const namespaces = [...new Set(exposures.map(({ namespace }) => namespace))].sort(byCodeUnit);
  return namespaces.length === 0 ? [] : [{ to: namespaces.map(inNamespace) }];
}

const toProviders = (agreement: SoundAgreement): readonly Json[] =>
  providersOf(agreement).map(({ provider }) =>
    // A NetworkPolicy knows no DNS names, so for those only the port is left.
    provider.addresses.every(isIpAddress)
      ? { to: provider.addresses.map((address) => ({ ipBlock: { cidr: `${address}/${address.includes(':') ? 128 : 32}` } })), ports: [tcp(provider.port)] }
      : { ports: [tcp(provider.port)] },
  );

/** Every namespace has this label. https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const inNamespace = (namespace: string): Json => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } });
