// What may reach pods, and what they may reach. https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
import type { Labels } from '../../model/names.ts';
import { headOf, type Node } from '../../syntax/node.ts';
import type { Manifest } from '../manifest.ts';
import { fieldsOf, itemsOf, notUnderstood, numberOf, selectorOf, textOf, textsOf, type Reading } from '../reading.ts';

export interface NetworkPolicy {
  readonly manifest: Manifest;
  /** Empty: all pods of the namespace. */
  readonly selector: Labels;
  /** Undefined: it says nothing about that direction. */
  readonly ingress: readonly NetworkRule[] | undefined;
  readonly egress: readonly NetworkRule[] | undefined;
}

export interface NetworkRule {
  /** Empty: anything. */
  readonly peers: readonly NetworkPeer[];
  /** `TCP 8443`; empty: every port. */
  readonly ports: readonly string[];
}

export type NetworkPeer =
  /** Null: all of the cluster. */
  | { readonly kind: 'namespace'; readonly name: string | null }
  | { readonly kind: 'address'; readonly cidr: string };

/** Every namespace has this label. https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name */
const NAME_LABEL = 'kubernetes.io/metadata.name';

export function readNetworkPolicy(manifest: Manifest, spec: Node | undefined): NetworkPolicy {
  const { reading } = manifest;
  const field = fieldsOf(reading, spec, ['podSelector', 'policyTypes', 'ingress', 'egress']);
  const stated = textsOf(reading, field('policyTypes')) ?? [];
  for (const type of stated) if (!['Ingress', 'Egress'].includes(type)) notUnderstood(reading, field('policyTypes')?.at ?? manifest.at, `the policy type ${type}`);
  const types = stated.length > 0 ? stated : ['Ingress', ...(field('egress') === undefined ? [] : ['Egress'])];
  const rules = (direction: 'ingress' | 'egress', peers: 'from' | 'to'): readonly NetworkRule[] => itemsOf(reading, field(direction)).map((node) => readRule(reading, node, peers));
  const [ingress, egress] = [rules('ingress', 'from'), rules('egress', 'to')];
  return {
    manifest,
    selector: selectorOf(reading, field('podSelector')) ?? new Map(),
    ingress: types.includes('Ingress') ? ingress : undefined,
    egress: types.includes('Egress') ? egress : undefined,
  };
}

function readRule(reading: Reading, node: Node, key: 'from' | 'to'): NetworkRule {
  const field = fieldsOf(reading, node, [key, 'ports']);
  return {
    peers: itemsOf(reading, field(key)).flatMap((peer) => readPeer(reading, peer) ?? []),
    ports: itemsOf(reading, field('ports')).map((port) => {
      const part = fieldsOf(reading, port, ['protocol', 'port']);
      if (part('port') === undefined) notUnderstood(reading, headOf(port), 'every port of a protocol');
      return `${textOf(reading, part('protocol')) ?? 'TCP'} ${numberOf(reading, part('port')) ?? ''}`;
    }),
  };
}

function readPeer(reading: Reading, node: Node): NetworkPeer | undefined {
  const field = fieldsOf(reading, node, ['namespaceSelector', 'ipBlock']);
  const [namespaces, block] = [field('namespaceSelector'), field('ipBlock')];
  if (block !== undefined && namespaces === undefined) {
    const cidr = textOf(reading, fieldsOf(reading, block, ['cidr'])('cidr'));
    if (cidr === undefined) notUnderstood(reading, block.at, 'a block without addresses');
    return cidr === undefined ? undefined : { kind: 'address', cidr };
  }
  const labels = selectorOf(reading, namespaces);
  const name = labels?.get(NAME_LABEL);
  const isAll = namespaces?.kind === 'map' && namespaces.entries.length === 0;
  if (block === undefined && name !== undefined && labels?.size === 1) return { kind: 'namespace', name };
  if (block === undefined && isAll) return { kind: 'namespace', name: null };
  notUnderstood(reading, headOf(node), 'whom it means');
  return undefined;
}
