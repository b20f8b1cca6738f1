// May this client do that? Asked of the manifests; the reason is told in the words of the agreement.
import type { Agreement, Exposure, Grant, Peer } from '../model/agreement.ts';
import { holds, type Federation } from '../model/federation.ts';
import { serverName, trustOf } from '../model/servers.ts';
import type { Span } from '../text/source.ts';
import { grantedBy } from './expectation.ts';
import { gatewayPods, outcomeOf, type Outcome } from './ingress.ts';
import type { Manifest } from './manifest.ts';
import type { Mesh } from './mesh.ts';
import { normalized } from './normalized-path.ts';
import { matches } from './patterns.ts';
import { isAmbiguous } from './routing.ts';

export type Reason = 'granted' | 'no-grant' | 'method' | 'path' | 'expired' | 'no-route' | 'handshake' | 'outside-understanding';

export interface Answer {
  readonly allowed: boolean;
  readonly reason: Reason;
  readonly agreement: Span | null;
  readonly manifest: Manifest | null;
}

export interface Question {
  readonly provider: Agreement;
  readonly exposure: Exposure;
  /** A SPIFFE ID, or the peer that is meant. */
  readonly client: { readonly identity: string; readonly peer: Peer | undefined };
  readonly method: string;
  /** Below the exposure, as a client writes it. */
  readonly path: string;
}

export function can(mesh: Mesh | undefined, federation: Federation, question: Question): Answer {
  const { provider, exposure, client, method } = question;
  const path = normalized(exposure.path.value + question.path.slice(1));
  const ingress = provider.gateways.ingress;
  const pods = mesh && ingress && gatewayPods(mesh, provider, 'ingress', ingress.port.value);
  if (mesh === undefined || pods === undefined || 'kind' in pods || mesh.outside.length > 0 || provider.hostname === undefined) {
    return { allowed: false, reason: 'outside-understanding', agreement: exposure.at, manifest: null };
  }
  const sni = serverName(provider.hostname.value, provider, client.peer);
  const ca = trustOf(provider, client.peer)?.bundle.certificates[0]?.fingerprint ?? null;
  const outcome = outcomeOf(mesh, pods, provider.trustDomain.value, { identity: client.identity, ca, sni, authority: sni, method, path: path ?? '/..', upgrade: false });
  const grants = exposure.to.filter((grant) => grant.cluster.value === client.peer?.cluster.value);
  const live = grants.filter((grant) => holds(grant, federation.now));
  const asked = { path: path ?? '', prefix: exposure.path.value, method };
  const grant = live.find((one) => covers(one, asked));
  const manifest = manifestOf(mesh, outcome);
  switch (outcome.kind) {
    case 'unclear':
      return { allowed: false, reason: 'outside-understanding', agreement: exposure.at, manifest };
    case 'delivered': {
      const stated = grantedBy(provider, federation).find((one) => one.identity === client.identity && (one.methods?.has(method) ?? true) && one.patterns.some((pattern) => matches(pattern, asked.path)));
      return { allowed: true, reason: 'granted', agreement: stated?.at ?? grant?.at ?? exposure.at, manifest };
    }
    case 'refused':
      return { allowed: false, ...why(outcome.by, { grants, live, grant, asked, exposure }), manifest };
    default:
      return outcome satisfies never;
  }
}

interface Asked {
  readonly path: string;
  readonly prefix: string;
  readonly method: string;
}

const hasMethod = ({ methods }: Grant, method: string): boolean => methods === undefined || methods.some(({ value }) => value === method);

const covers = (grant: Grant, { path, prefix, method }: Asked): boolean =>
  hasMethod(grant, method) && path.startsWith(prefix) && !isAmbiguous(path) && (grant.paths?.some(({ value }) => matches(prefix + value.slice(1), path)) ?? true);

interface Grounds {
  readonly grants: readonly Grant[];
  readonly live: readonly Grant[];
  readonly grant: Grant | undefined;
  readonly asked: Asked;
  readonly exposure: Exposure;
}

/** The first of the agreement's words that explains it; what the agreement grants and the gateway refuses is the gateway's. */
function why(by: Extract<Outcome, { readonly kind: 'refused' }>['by'], { grants, live, grant, asked, exposure }: Grounds): { readonly reason: Reason; readonly agreement: Span } {
  if (grant !== undefined) return { reason: by === 'handshake' ? 'handshake' : 'no-route', agreement: grant.at };
  const ended = grants.find((one) => !live.includes(one) && covers(one, asked));
  if (ended !== undefined) return { reason: 'expired', agreement: ended.until?.at ?? ended.at };
  if (by === 'handshake') return { reason: 'handshake', agreement: exposure.at };
  const [first] = live;
  if (first === undefined) return { reason: 'no-grant', agreement: exposure.at };
  const withMethod = live.find((one) => hasMethod(one, asked.method));
  return withMethod === undefined ? { reason: 'method', agreement: first.methods?.[0]?.at ?? first.at } : { reason: 'path', agreement: withMethod.paths?.[0]?.at ?? withMethod.at };
}

/** The object that decided. */
function manifestOf({ policies, virtualServices, gateways }: Mesh, outcome: Outcome): Manifest | null {
  const at = outcome.kind === 'delivered' ? (outcome.allowedBy ?? outcome.at) : outcome.at;
  const all = [...policies, ...virtualServices, ...gateways].map(({ manifest }) => manifest);
  return all.find(({ node }) => at !== null && node.at.source === at.source && node.at.start <= at.start && at.start <= node.at.end) ?? null;
}
