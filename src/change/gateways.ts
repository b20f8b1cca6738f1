// What a cluster says about its own gateways: its hostname, where and what they are, and the certificates that they show.
import type { Certificate } from '../certificates/certificate.ts';
import type { Agreement, Gateway } from '../model/agreement.ts';
import { located, type Located } from '../text/source.ts';
import type { Anchor, CertificateChange, GatewayChange, HostnameChange } from './change.ts';
import type { ClusterPair } from './clusters.ts';
import { labelsText } from './match-exposures.ts';
import { fact, listFact, movement, type Fact } from './moved.ts';

type Both = Readonly<Record<'base' | 'head', Agreement>>;

/** Of a cluster that stands on both sides. */
export function gatewayChanges({ base, head }: ClusterPair): readonly (GatewayChange | HostnameChange | CertificateChange)[] {
  if (base === undefined || head === undefined) return [];
  const both = { base, head };
  return [...hostname(both), ...moves(both), ...(['ingress', 'egress'] as const).flatMap((side) => renewal(both, side))];
}

function hostname({ base, head }: Both): readonly HostnameChange[] {
  const found = movement([{ what: 'hostname', base: fact(base.hostname), head: fact(head.hostname) }]);
  const [moved] = found?.moved ?? [];
  return found === undefined || moved === undefined ? [] : [{ kind: 'hostname-changed', cluster: head.cluster, of: head.cluster, from: moved.from, to: moved.to, at: found.at, side: found.side }];
}

function moves({ base, head }: Both): readonly GatewayChange[] {
  const common: readonly Fact[] = [
    ...(['target', 'trustDomain'] as const).map((what) => ({ what, base: fact<string>(base[what]), head: fact<string>(head[what]) })),
    ...(['namespace', 'manage', 'revision'] as const).map((what) => ({ what, base: fact<string | boolean>(base.gateways[what]), head: fact<string | boolean>(head.gateways[what]) })),
  ];
  const [was, is] = [base.gateways, head.gateways];
  const ingress: readonly Fact[] = [
    { what: 'addresses', base: listFact(was.ingress?.addresses), head: listFact(is.ingress?.addresses) },
    { what: 'port', base: fact(was.ingress?.port), head: fact(is.ingress?.port) },
    ...ofGateway(was.ingress, is.ingress),
  ];
  return ([['both', common], ['ingress', ingress], ['egress', ofGateway(was.egress, is.egress)]] as const).flatMap(([gateway, facts]): readonly GatewayChange[] => {
    const found = movement(facts);
    return found === undefined ? [] : [{ kind: 'gateway-moved', cluster: head.cluster, gateway, ...found }];
  });
}

/** A gateway that came or went is told by all that it has, or had. */
function ofGateway(base: Gateway | undefined, head: Gateway | undefined): readonly Fact[] {
  const both = (what: string, of: (gateway: Gateway) => Located<string> | undefined): Fact => ({ what, base: base && of(base), head: head && of(head) });
  return [
    both('selector', ({ selector, at }) => located(labelsText(selector), at)),
    both('serviceAccount', ({ serviceAccount }) => fact(serviceAccount)),
    both('secret', ({ secret, at }) => located(secret, at)),
    // Of two certificates, the later one is a renewal.
    ...(base?.certificate !== undefined && head?.certificate !== undefined ? [] : [both('certificate', ({ certificate }) => fact(certificate, ({ leaf }) => leaf.subject))]),
  ];
}

function renewal({ base, head }: Both, gateway: 'ingress' | 'egress'): readonly CertificateChange[] {
  const [was, is] = [base.gateways[gateway]?.certificate, head.gateways[gateway]?.certificate];
  if (was === undefined || is === undefined || was.value.leaf.fingerprint === is.value.leaf.fingerprint) return [];
  return [{ kind: 'certificate-renewed', cluster: head.cluster, gateway, from: anchor(was.value.leaf), to: anchor(is.value.leaf), at: is.at, side: 'head' }];
}

export const anchor = ({ fingerprint, subject }: Certificate): Anchor => ({ fingerprint, subject });
