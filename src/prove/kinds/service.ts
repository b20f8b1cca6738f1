// A Service: the port that is dialled, and where in a pod it leads to.
import type { Labels } from '../../model/names.ts';
import { headOf, type Node } from '../../syntax/node.ts';
import type { Span } from '../../text/source.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, labelsOf, notUnderstood, numberOf, textOf } from '../reading.ts';

export interface Service {
  readonly manifest: Manifest;
  /** Undefined: no pods. */
  readonly selector: Labels | undefined;
  readonly ports: readonly ServicePort[];
  /** Undefined: every namespace. */
  readonly exportTo: readonly string[] | undefined;
}

export interface ServicePort {
  readonly at: Span;
  readonly port: number;
  readonly targetPort: number;
  /** As Istio takes it: `appProtocol` wins over the name's first part. */
  readonly protocol: string;
}

const KNOWN = ['type', 'selector', 'ports'] as const;
// How a Service is reached from outside of the mesh; whom the gateway then lets in is decided elsewhere.
const HARMLESS = ['externalTrafficPolicy', 'internalTrafficPolicy', 'loadBalancerIP', 'loadBalancerClass', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts', 'ipFamilies', 'ipFamilyPolicy', 'sessionAffinity', 'healthCheckNodePort'];

/** https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo */
const EXPORT_TO = 'networking.istio.io/exportTo';

export function readService(manifest: Manifest, spec: Node | undefined): Service {
  const { reading, annotations } = manifest;
  const field = fieldsOf(reading, spec, KNOWN, HARMLESS);
  const type = textOf(reading, field('type')) ?? 'ClusterIP';
  if (!['ClusterIP', 'NodePort', 'LoadBalancer'].includes(type)) notUnderstood(reading, field('type')?.at ?? manifest.at, `a Service of type ${type}`);
  const ports = itemsOf(reading, field('ports')).map((node) => readPort(manifest, node));
  for (const [index, { port, at }] of ports.entries()) if (ports.findIndex((one) => one.port === port) < index) notUnderstood(reading, at, 'a port that stands twice');
  return {
    manifest,
    selector: field('selector') && labelsOf(reading, field('selector')),
    ports,
    exportTo: annotations.get(EXPORT_TO)?.split(',').map((name) => name.trim()),
  };
}

function readPort({ reading }: Manifest, node: Node): ServicePort {
  const part = fieldsOf(reading, node, ['name', 'appProtocol', 'protocol', 'port', 'targetPort'], ['nodePort']);
  if ((textOf(reading, part('protocol')) ?? 'TCP') !== 'TCP') notUnderstood(reading, part('protocol')?.at ?? headOf(node), 'a port that is not TCP');
  const port = numberOf(reading, part('port')) ?? 0;
  const protocol = textOf(reading, part('appProtocol')) ?? (textOf(reading, part('name')) ?? '').split('-')[0] ?? '';
  return { at: headOf(node), port, targetPort: numberOf(reading, part('targetPort')) ?? port, protocol: protocol.toLowerCase() };
}
