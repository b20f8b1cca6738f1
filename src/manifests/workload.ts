// v1 Pod, and the objects of apps/v1 that make pods.
import { located } from '../text/source.ts';
import type { Fields } from './fields.ts';
import type { ContainerPort, Metadata, Workload } from './manifest.ts';

/** `pod` has the pod's `metadata` and `spec`: the object itself, or its template. */
export function readWorkload(kind: Workload['kind'], metadata: Metadata, pod: Fields | undefined): Workload {
  const [about, spec] = [pod?.map('metadata'), pod?.map('spec')];
  const containers = [...(spec?.maps('containers') ?? []), ...(spec?.maps('initContainers') ?? [])];
  return {
    ...metadata,
    kind,
    podLabels: about?.labels('labels') ?? new Map(),
    podAnnotations: about?.labels('annotations') ?? new Map(),
    serviceAccount: spec?.text('serviceAccountName') ?? located('default', spec?.at ?? metadata.at),
    containerPorts: containers.flatMap((container) => container.maps('ports') ?? []).flatMap(readPort),
  };
}

function readPort(port: Fields): readonly ContainerPort[] {
  const number = port.number('containerPort');
  return number === undefined ? [] : [{ number, name: port.text('name') }];
}
