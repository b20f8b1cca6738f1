// What a gateway's pods listen for. https://istio.io/latest/docs/reference/config/networking/gateway/
import type { Labels } from '../../model/names.ts';
import { headOf, type Node } from '../../syntax/node.ts';
import type { Span } from '../../text/source.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, labelsOf, notUnderstood, numberOf, textOf, textsOf, type Reading } from '../reading.ts';

export interface Gateway {
  readonly manifest: Manifest;
  /** Empty: every pod. */
  readonly selector: Labels;
  readonly servers: readonly Server[];
}

export interface Server {
  readonly gateway: Manifest;
  readonly at: Span;
  readonly port: number;
  /** Two of one name in a Gateway would share a route table. */
  readonly portName: string;
  readonly hosts: readonly ServerHost[];
  readonly mode: string;
  readonly credentialName: string | undefined;
  readonly caCertCredentialName: string | undefined;
  /** Empty: any identity of the CAs. */
  readonly subjectAltNames: readonly string[];
}

/** `namespace`: whose VirtualServices count; `*` is everybody's. */
export interface ServerHost {
  readonly namespace: string;
  readonly host: string;
}

const MODES = ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'];

export function readGateway(manifest: Manifest, spec: Node | undefined): Gateway {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['selector', 'servers']);
  const servers = itemsOf(reading, field('servers')).map((node) => readServer(manifest, node));
  const names = new Set<string>();
  for (const { portName, at } of servers) {
    if (names.has(portName)) notUnderstood(reading, at, `a second port called ${portName}`);
    names.add(portName);
  }
  return { manifest, selector: labelsOf(reading, field('selector')), servers };
}

function readServer(manifest: Manifest, node: Node): Server {
  const { reading, namespace } = manifest;
  const at = headOf(node);
  const field = fieldsOf(reading, node, ['port', 'hosts', 'tls'], ['name']);
  const port = fieldsOf(reading, field('port'), ['number', 'protocol', 'name']);
  const portName = textOf(reading, port('name')) ?? '';
  if (portName === '') notUnderstood(reading, field('port')?.at ?? at, 'a port without a name, which no API server takes');
  if (textOf(reading, port('protocol')) !== 'HTTPS') notUnderstood(reading, port('protocol')?.at ?? at, 'a server that is not HTTPS');
  const tls = fieldsOf(reading, field('tls'), ['mode', 'credentialName', 'caCertCredentialName', 'subjectAltNames', 'minProtocolVersion']);
  const least = textOf(reading, tls('minProtocolVersion')) ?? 'TLS_AUTO';
  if (!['TLS_AUTO', 'TLSV1_0', 'TLSV1_1', 'TLSV1_2'].includes(least)) notUnderstood(reading, tls('minProtocolVersion')?.at ?? at, `minProtocolVersion ${least}`);
  const mode = textOf(reading, tls('mode')) ?? '';
  if (!MODES.includes(mode)) notUnderstood(reading, tls('mode')?.at ?? at, mode === '' ? 'a server without a TLS mode' : `TLS mode ${mode}`);
  return {
    gateway: manifest,
    at,
    port: numberOf(reading, port('number')) ?? 0,
    portName,
    hosts: itemsOf(reading, field('hosts')).flatMap((host) => serverHost(textOf(reading, host) ?? '', namespace, reading, host.at)),
    mode,
    credentialName: textOf(reading, tls('credentialName')),
    caCertCredentialName: textOf(reading, tls('caCertCredentialName')),
    subjectAltNames: textsOf(reading, tls('subjectAltNames')) ?? [],
  };
}

function serverHost(written: string, own: string, reading: Reading, at: Span): readonly ServerHost[] {
  const [namespace, host, more] = written.includes('/') ? written.split('/') : ['*', written];
  if (!host || more !== undefined || namespace === '' || host !== host.toLowerCase() || (host !== '*' && host.replace(/^\*\./, '').includes('*'))) {
    notUnderstood(reading, at, 'a host of an unknown form');
    return [];
  }
  return [{ namespace: namespace === '.' ? own : (namespace ?? '*'), host }];
}
