// Istio's Gateway: what its pods listen for. https://istio.io/latest/docs/reference/config/networking/gateway/
import { located, type Located, type Span } from '../text/source.ts';
import type { Fields, LabelMap, Text } from './fields.ts';
import type { Metadata } from './manifest.ts';

export interface Gateway extends Metadata {
  readonly kind: 'Gateway';
  /** Empty: every workload that the control plane knows. In any namespace, unless an option of the installation narrows it. */
  readonly selector: LabelMap;
  readonly servers: readonly GatewayServer[];
}

export interface GatewayServer {
  readonly at: Span;
  readonly port: Located<number>;
  readonly portName: Text | undefined;
  readonly protocol: Text | undefined;
  /** `namespace/host`; without a namespace, routes of every namespace attach. */
  readonly hosts: readonly Text[];
  readonly tls: ServerTls | undefined;
}

export interface ServerTls {
  readonly at: Span;
  /** `PASSTHROUGH` by default, as protobuf has it. */
  readonly mode: Text;
  readonly credentialName: Text | undefined;
  readonly caCertCredentialName: Text | undefined;
  readonly subjectAltNames: readonly Text[];
  readonly others: readonly Text[];
}

export function readGateway(metadata: Metadata, spec: Fields): Gateway {
  return { ...metadata, kind: 'Gateway', selector: spec.labels('selector') ?? new Map<string, Text>(), servers: (spec.maps('servers') ?? []).map(readServer) };
}

function readServer(server: Fields): GatewayServer {
  const port = server.map('port');
  return {
    at: server.at,
    port: port?.number('number') ?? located(0, server.at),
    portName: port?.text('name'),
    protocol: port?.text('protocol'),
    hosts: server.texts('hosts') ?? [],
    tls: readTls(server.map('tls')),
  };
}

function readTls(tls: Fields | undefined): ServerTls | undefined {
  if (tls === undefined) return undefined;
  const read = {
    at: tls.at,
    mode: tls.text('mode') ?? located('PASSTHROUGH', tls.at),
    credentialName: tls.text('credentialName'),
    caCertCredentialName: tls.text('caCertCredentialName'),
    subjectAltNames: tls.texts('subjectAltNames') ?? [],
  };
  return { ...read, others: tls.others() };
}
