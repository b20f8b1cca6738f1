// How a hop speaks to the next. https://istio.io/latest/docs/reference/config/networking/destination-rule/
import type { Labels } from '../../model/names.ts';
import { headOf, type Node } from '../../syntax/node.ts';
import type { Span } from '../../text/source.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, flagOf, itemsOf, labelsOf, notUnderstood, selectorOf, textOf, textsOf, type Reading } from '../reading.ts';
import { longHost, smallHost } from './virtual-service.ts';

export interface DestinationRule {
  readonly manifest: Manifest;
  readonly host: string;
  readonly exportTo: readonly string[] | undefined;
  readonly workloadSelector: Labels | undefined;
  /** True where it says how to speak to the host, of TLS or of anything else. */
  readonly hasPolicy: boolean;
  readonly tls: ClientTls | undefined;
  readonly subsets: readonly Subset[];
}

export interface Subset {
  readonly at: Span;
  readonly name: string;
  readonly labels: Labels;
  /** Undefined: the rule's. */
  readonly tls: ClientTls | undefined;
}

export interface ClientTls {
  readonly at: Span;
  readonly mode: string;
  readonly sni: string | undefined;
  readonly subjectAltNames: readonly string[];
  readonly credentialName: string | undefined;
  readonly insecureSkipVerify: boolean;
}

export const sameTls = (a: ClientTls | undefined, b: ClientTls | undefined): boolean => tlsText(a) === tlsText(b);

const tlsText = (tls: ClientTls | undefined): string => (tls === undefined ? '' : JSON.stringify([tls.mode, tls.sni, tls.subjectAltNames, tls.credentialName, tls.insecureSkipVerify]));

export function readDestinationRule(manifest: Manifest, spec: Node | undefined): DestinationRule {
  const { reading, namespace } = manifest;
  const field = fieldsOf(reading, spec, ['host', 'exportTo', 'workloadSelector', 'trafficPolicy', 'subsets']);
  const exportTo = textsOf(reading, field('exportTo'));
  const subsets = itemsOf(reading, field('subsets')).map((node) => readSubset(reading, node));
  for (const [index, { name, at }] of subsets.entries()) if (subsets.findIndex((one) => one.name === name) < index) notUnderstood(reading, at, 'a subset that stands twice');
  return {
    manifest,
    host: longHost(smallHost(reading, field('host')?.at ?? manifest.at, textOf(reading, field('host')) ?? ''), namespace),
    exportTo: exportTo?.length === 0 ? undefined : exportTo,
    workloadSelector: selectorOf(reading, field('workloadSelector')),
    hasPolicy: field('trafficPolicy') !== undefined,
    tls: readPolicy(reading, field('trafficPolicy')),
    subsets,
  };
}

function readSubset(reading: Reading, node: Node): Subset {
  const field = fieldsOf(reading, node, ['name', 'labels', 'trafficPolicy']);
  return { at: headOf(node), name: textOf(reading, field('name')) ?? '', labels: labelsOf(reading, field('labels')), tls: readPolicy(reading, field('trafficPolicy')) };
}

function readPolicy(reading: Reading, node: Node | undefined): ClientTls | undefined {
  const field = fieldsOf(reading, node, ['tls', 'loadBalancer', 'connectionPool'], ['outlierDetection']);
  fieldsOf(reading, field('loadBalancer'), ['simple']);
  const simple = textOf(reading, fieldsOf({ ...reading, outside: [] }, field('loadBalancer'), ['simple'])('simple'));
  if (simple !== undefined && !['ROUND_ROBIN', 'LEAST_REQUEST', 'LEAST_CONN', 'RANDOM', 'UNSPECIFIED'].includes(simple)) notUnderstood(reading, field('loadBalancer')?.at ?? headOf(node as Node), `a load balancer ${simple}`);
  const tls = field('tls');
  if (tls === undefined) return undefined;
  const part = fieldsOf(reading, tls, ['mode', 'sni', 'subjectAltNames', 'credentialName', 'insecureSkipVerify']);
  return {
    at: headOf(tls),
    mode: textOf(reading, part('mode')) ?? 'DISABLE',
    sni: textOf(reading, part('sni')),
    subjectAltNames: textsOf(reading, part('subjectAltNames')) ?? [],
    credentialName: textOf(reading, part('credentialName')),
    insecureSkipVerify: flagOf(reading, part('insecureSkipVerify')) ?? false,
  };
}
