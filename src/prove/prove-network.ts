// NetworkPolicies against what the private gateways must be reached by and reach: they let nobody in whom a gateway refuses, and can only break calls.
import type { Agreement } from '../model/agreement.ts';
import { statementAbout } from '../model/federation.ts';
import { isIpAddress } from '../model/values.ts';
import type { Span } from '../text/source.ts';
import { say, shortest, type Difference } from './difference.ts';
import { gatewaysOf, type GatewayPods } from './ingress.ts';
import type { NetworkPeer, NetworkPolicy, NetworkRule } from './kinds/network-policy.ts';
import type { Mesh } from './mesh.ts';
import { selects } from './reading.ts';

interface Need {
  readonly direction: 'ingress' | 'egress';
  /** Null: from or to anywhere. */
  readonly peer: NetworkPeer | null;
  /** `TCP 8443`; null: whichever port the pods there have. */
  readonly port: string | null;
  /** As it stands in a sentence after 'keep its pods from'. */
  readonly what: string;
  readonly at: Span;
}

export function proveNetwork(mesh: Mesh, agreement: Agreement): readonly Difference[] {
  const sides = gatewaysOf(mesh, agreement);
  const broken = sides.flatMap(({ side, pods }) => {
    const policies = mesh.networkPolicies.filter((policy) => isAbout(policy, pods));
    return [...CONTROL.map((need) => ({ ...need, at: agreement.at })), ...NEEDS[side](agreement, pods)].flatMap((need) => {
      const [first] = policies.filter((policy) => policy[need.direction] !== undefined);
      if (first === undefined || policies.some((policy) => policy[need.direction]?.some((rule) => meets(rule, need)))) return [];
      return [say(agreement, 'broken-hop', `the NetworkPolicies of the private ${side} gateway keep its pods from ${need.what}`, first.manifest.at, need.at)];
    });
  });
  const stray = mesh.networkPolicies.filter((policy) => !sides.some(({ pods }) => isAbout(policy, pods)));
  return [
    ...shortest(broken),
    ...stray.map(({ manifest }) => say(agreement, 'outside', `${manifest.reading.object}: a NetworkPolicy of pods that are not those of a private gateway`, manifest.at, agreement.at)),
  ];
}

const isAbout = ({ manifest, selector }: NetworkPolicy, { namespace, labels }: GatewayPods): boolean => manifest.namespace === namespace && selects(selector, labels);

/** What every proxy needs before it can carry anything. https://istio.io/latest/docs/ops/deployment/application-requirements/ */
const CONTROL: readonly Omit<Need, 'at'>[] = [
  { direction: 'egress', peer: null, port: 'UDP 53', what: 'DNS' },
  { direction: 'egress', peer: null, port: 'TCP 15012', what: 'istiod' },
];

const ingressNeeds = ({ exposes }: Agreement, { podPort }: GatewayPods): readonly Need[] =>
  exposes.flatMap(({ namespace, at }): readonly Need[] => [
    { direction: 'ingress', peer: null, port: `TCP ${podPort}`, what: `requests of peers to port ${podPort}`, at },
    { direction: 'egress', peer: { kind: 'namespace', name: namespace.value }, port: null, what: `the pods of ${namespace.value}`, at },
  ]);

const egressNeeds = (agreement: Agreement, { podPort }: GatewayPods): readonly Need[] =>
  agreement.consumes.flatMap(({ callers, from, at }): readonly Need[] => [
    ...callers.map(({ value: { namespace } }): Need => ({
      direction: 'ingress',
      peer: { kind: 'namespace', name: namespace ?? null },
      port: `TCP ${podPort}`,
      what: `calls from ${namespace ?? 'every namespace'} to port ${podPort}`,
      at,
    })),
    ...from.flatMap(({ cluster }): readonly Need[] => {
      const ingress = statementAbout(agreement, cluster.value)?.ingress;
      const port = ingress?.port.value;
      return (ingress?.addresses ?? []).map(({ value }) => ({ direction: 'egress', peer: addressed(value), port: `TCP ${port}`, what: `${value}:${port}, where ${cluster.value} is`, at }));
    }),
  ]);

const NEEDS = { ingress: ingressNeeds, egress: egressNeeds } as const;

/** No NetworkPolicy can name a host. */
const addressed = (address: string): NetworkPeer | null => (isIpAddress(address) ? { kind: 'address', cidr: `${address}/${address.includes(':') ? 128 : 32}` } : null);

const meets = ({ peers, ports }: NetworkRule, { peer, port }: Need): boolean =>
  (ports.length === 0 || (port !== null && ports.includes(port))) && (peers.length === 0 || (peer !== null && peers.some((one) => covers(one, peer))));

function covers(one: NetworkPeer, needed: NetworkPeer): boolean {
  if (one.kind === 'namespace') return needed.kind === 'namespace' && (one.name === null || one.name === needed.name);
  return needed.kind === 'address' && one.cidr === needed.cidr;
}
