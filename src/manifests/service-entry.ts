// ServiceEntry: a host that is no Service of the cluster. https://istio.io/latest/docs/reference/config/networking/service-entry/
import { located, type Located } from '../text/source.ts';
import { exportTo } from './destination-rule.ts';
import type { Fields, LabelMap, Text } from './fields.ts';
import type { Metadata } from './manifest.ts';

export interface ServiceEntry extends Metadata {
  readonly kind: 'ServiceEntry';
  readonly hosts: readonly Text[];
  readonly exportTo: readonly Text[];
  /** `MESH_EXTERNAL` by default. */
  readonly location: Text;
  /** `NONE` by default: wherever the connection was going. */
  readonly resolution: Text;
  readonly ports: readonly EntryPort[];
  /** Of endpoints; empty with `resolution: DNS` is the host itself. */
  readonly addresses: readonly Text[];
  readonly workloadSelector: LabelMap | undefined;
}

export interface EntryPort {
  readonly number: Located<number>;
  readonly name: Text | undefined;
  readonly protocol: Text | undefined;
}

export function readServiceEntry(metadata: Metadata, spec: Fields): ServiceEntry {
  return {
    ...metadata,
    kind: 'ServiceEntry',
    hosts: spec.texts('hosts') ?? [],
    exportTo: exportTo(spec),
    location: spec.text('location') ?? located('MESH_EXTERNAL', spec.at),
    resolution: spec.text('resolution') ?? located('NONE', spec.at),
    ports: (spec.maps('ports') ?? []).map((port) => ({ number: port.number('number') ?? located(0, port.at), name: port.text('name'), protocol: port.text('protocol') })),
    addresses: (spec.maps('endpoints') ?? []).map((endpoint) => endpoint.text('address')).filter((address) => address !== undefined),
    workloadSelector: spec.map('workloadSelector')?.labels('labels'),
  };
}
