// DestinationRule: how proxies connect to a host. https://istio.io/latest/docs/reference/config/networking/destination-rule/
import { located, type Located, type Span } from '../text/source.ts';
import { fieldsOf, type Fields, type LabelMap, type Text } from './fields.ts';
import type { Metadata } from './manifest.ts';

export interface DestinationRule extends Metadata {
  readonly kind: 'DestinationRule';
  readonly host: Text;
  /** `["*"]` by default: every namespace. */
  readonly exportTo: readonly Text[];
  /** Undefined: every workload. */
  readonly workloadSelector: LabelMap | undefined;
  readonly policy: TrafficPolicy | undefined;
  readonly subsets: readonly RuleSubset[];
}

export interface RuleSubset {
  readonly name: Text;
  readonly labels: LabelMap;
  readonly policy: TrafficPolicy | undefined;
}

export interface TrafficPolicy {
  readonly at: Span;
  readonly tls: ClientTls | undefined;
  /** What it says for a port counts there in place of all above, field by field nothing is inherited. */
  readonly ports: readonly PortPolicy[];
  /** Keys that are not read, such as `connectionPool`. */
  readonly others: readonly Text[];
}

export interface PortPolicy {
  readonly port: Located<number>;
  readonly tls: ClientTls | undefined;
  readonly others: readonly Text[];
}

export interface ClientTls {
  readonly at: Span;
  /** `DISABLE` by default, as protobuf has it. */
  readonly mode: Text;
  readonly sni: Text | undefined;
  readonly credentialName: Text | undefined;
  readonly clientCertificate: Text | undefined;
  readonly privateKey: Text | undefined;
  readonly caCertificates: Text | undefined;
  /** Empty: whoever the CA vouches for is taken. */
  readonly subjectAltNames: readonly Text[];
  readonly insecureSkipVerify: Located<boolean>;
  readonly others: readonly Text[];
}

export function readDestinationRule(metadata: Metadata, spec: Fields): DestinationRule {
  const subsets = spec.maps('subsets') ?? [];
  return {
    ...metadata,
    kind: 'DestinationRule',
    host: spec.text('host') ?? located('', spec.at),
    exportTo: exportTo(spec),
    workloadSelector: spec.map('workloadSelector')?.labels('matchLabels'),
    policy: readPolicy(spec.map('trafficPolicy')),
    subsets: subsets.map((subset) => ({
      name: subset.text('name') ?? located('', subset.at),
      labels: subset.labels('labels') ?? new Map<string, Text>(),
      policy: readPolicy(subset.map('trafficPolicy')),
    })),
  };
}

/** Absent and empty are one: what the mesh's default says, which is everybody. */
export function exportTo(spec: Fields): readonly Text[] {
  const written = spec.texts('exportTo') ?? [];
  return written.length > 0 ? written : [located('*', spec.place('exportTo'))];
}

function readPolicy(policy: Fields | undefined): TrafficPolicy | undefined {
  if (policy === undefined) return undefined;
  const ports = policy.maps('portLevelSettings') ?? [];
  const read = { at: policy.at, tls: readTls(policy.map('tls')), ports: ports.map(readPortPolicy) };
  return { ...read, others: policy.others() };
}

function readPortPolicy(policy: Fields): PortPolicy {
  const port = policy.map('port')?.number('number') ?? located(0, policy.at);
  const tls = readTls(policy.map('tls'));
  return { port, tls, others: policy.others() };
}

function readTls(tls: Fields | undefined): ClientTls | undefined {
  if (tls === undefined) return undefined;
  const read = {
    at: tls.at,
    mode: tls.text('mode') ?? located('DISABLE', tls.at),
    sni: tls.text('sni'),
    credentialName: tls.text('credentialName'),
    clientCertificate: tls.text('clientCertificate'),
    privateKey: tls.text('privateKey'),
    caCertificates: tls.text('caCertificates'),
    subjectAltNames: tls.texts('subjectAltNames') ?? [],
    insecureSkipVerify: tls.flag('insecureSkipVerify') ?? located(false, tls.at),
  };
  return { ...read, others: tls.others() };
}

/** Of an empty map: what a reader gives where there is no `spec`. */
export const noFields = (at: Span): Fields => fieldsOf(undefined, at);
