// v1 Service. https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
import { located, type Located, type Span } from '../text/source.ts';
import type { Fields, LabelMap, Text } from './fields.ts';
import type { Metadata } from './manifest.ts';

export interface Service extends Metadata {
  readonly kind: 'Service';
  /** `ClusterIP` by default. */
  readonly type: Text;
  /** `None`: headless. */
  readonly clusterIP: Text | undefined;
  readonly externalName: Text | undefined;
  /** Undefined where it is absent or empty: then its endpoints are somebody else's. */
  readonly selector: LabelMap | undefined;
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly at: Span;
  readonly number: Located<number>;
  readonly name: Text | undefined;
  /** A number, or the name of a container's port; the port itself by default. */
  readonly target: Located<number | string>;
  /** `TCP` by default. */
  readonly protocol: Text;
  readonly appProtocol: Text | undefined;
}

export function readService(metadata: Metadata, spec: Fields): Service {
  const selector = spec.labels('selector');
  return {
    ...metadata,
    kind: 'Service',
    type: spec.text('type') ?? located('ClusterIP', spec.at),
    clusterIP: spec.text('clusterIP'),
    externalName: spec.text('externalName'),
    selector: selector?.size === 0 ? undefined : selector,
    ports: (spec.maps('ports') ?? []).map(readPort).filter((port) => port !== undefined),
  };
}

function readPort(port: Fields): ServicePort | undefined {
  const number = port.number('port');
  if (number === undefined) return undefined;
  return {
    at: port.at,
    number,
    name: port.text('name'),
    target: port.numberOrText('targetPort') ?? number,
    protocol: port.text('protocol') ?? located('TCP', port.at),
    appProtocol: port.text('appProtocol'),
  };
}
