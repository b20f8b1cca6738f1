// Where another cluster is. https://istio.io/latest/docs/reference/config/networking/service-entry/
import { headOf, type Node } from '../../syntax/node.ts';
import type { Manifest } from '../manifest.ts';
import { smallHost } from './virtual-service.ts';
import { fieldsOf, itemsOf, notUnderstood, numberOf, textOf, textsOf } from '../reading.ts';

export interface ServiceEntry {
  readonly manifest: Manifest;
  readonly exportTo: readonly string[] | undefined;
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
  readonly addresses: readonly string[];
}

export function readServiceEntry(manifest: Manifest, spec: Node | undefined): ServiceEntry {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['exportTo', 'hosts', 'location', 'resolution', 'ports', 'endpoints']);
  const resolution = textOf(reading, field('resolution')) ?? 'NONE';
  const addresses = itemsOf(reading, field('endpoints')).map((node) => textOf(reading, fieldsOf(reading, node, ['address'])('address')) ?? '');
  const numeric = addresses.every((address) => /^[0-9.]+$|:/.test(address));
  if (!(resolution === 'DNS' || (resolution === 'STATIC' && numeric))) notUnderstood(reading, field('resolution')?.at ?? manifest.at, `the resolution ${resolution} with these endpoints`);
  if ((textOf(reading, field('location')) ?? 'MESH_EXTERNAL') !== 'MESH_EXTERNAL') notUnderstood(reading, field('location')?.at ?? manifest.at, 'a ServiceEntry inside of the mesh');
  const ports = itemsOf(reading, field('ports')).map((node) => {
    const part = fieldsOf(reading, node, ['number', 'protocol', 'name']);
    if ((textOf(reading, part('name')) ?? '') === '') notUnderstood(reading, headOf(node), 'a port without a name, which no API server takes');
    const protocol = textOf(reading, part('protocol')) ?? '';
    if (!['HTTPS', 'HTTP', 'HTTP2', 'GRPC', 'TLS'].includes(protocol)) notUnderstood(reading, part('protocol')?.at ?? headOf(node), `a port of protocol ${protocol}`);
    return numberOf(reading, part('number')) ?? 0;
  });
  if (new Set(ports).size < ports.length) notUnderstood(reading, field('ports')?.at ?? manifest.at, 'a port that stands twice');
  const exportTo = textsOf(reading, field('exportTo'));
  const hosts = (textsOf(reading, field('hosts')) ?? []).map((host) => smallHost(reading, field('hosts')?.at ?? manifest.at, host));
  // Which of the two a name then means is nobody's choice.
  for (const host of hosts) if (!host.includes('.') || host.endsWith('.cluster.local') || host === '*') notUnderstood(reading, field('hosts')?.at ?? manifest.at, `the host ${host}, which is a name of the mesh`);
  return { manifest, exportTo: exportTo?.length === 0 ? undefined : exportTo, hosts, ports, addresses };
}
