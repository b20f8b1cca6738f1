// One consumption from the caller's sidecar to the pod, hop by hop, and where the chain breaks.
import { statementAbout, type ConsumptionLink } from '../model/federation.ts';
import { serverName, trustOf } from '../model/servers.ts';
import type { Span } from '../text/source.ts';
import { depart, fromSidecar, wayOut, type Caller } from './calls.ts';
import { EGRESS_PORT, gatewayPods, outcomeOf } from './ingress.ts';
import type { Mesh } from './mesh.ts';
import { localHost } from './prove-egress.ts';

export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly sni: string | null;
  readonly port: number;
  readonly authority: string;
  readonly path: string;
  /** Whom the next hop sees, a SPIFFE ID. */
  readonly identity: string | null;
}

export interface Trace {
  readonly hops: readonly Hop[];
  /** Null where the call arrives. */
  readonly broken: { readonly why: string; readonly at: Span | null } | null;
}

/** `meshes`: the overlays that there are. A peer without one ends the trace at the boundary, and that is no break. */
export function trace(meshes: ReadonlyMap<string, Mesh>, link: ConsumptionLink, caller: Caller, method: string, path: string): Trace {
  const { consumer, consumption, provider } = link;
  const hops: Hop[] = [];
  const end = (why: string, at: Span | null): Trace => ({ hops, broken: { why, at } });
  const mesh = meshes.get(consumer.cluster);
  if (mesh === undefined) return end(`there is no overlay of ${consumer.cluster}`, null);
  const pods = gatewayPods(mesh, consumer, 'egress', EGRESS_PORT);
  if ('kind' in pods) return end(pods.what, pods.at);
  const [host, port] = [localHost(consumption), consumption.as.port.value];
  const asked = { authority: host, method, path, upgrade: false };
  hops.push({ from: caller.principal, to: `${host} (${consumer.cluster})`, sni: null, port, authority: host, path, identity: null });
  const sent = fromSidecar(mesh, caller, host, port, asked);
  if (sent.kind === 'broken') return end(sent.why, sent.at);
  hops.push({ from: 'sidecar', to: sent.host, sni: sent.sni, port: sent.port, authority: sent.authority, path: sent.path, identity: `spiffe://${caller.principal}` });
  const way = wayOut(mesh, pods, caller.principal, sent.sni, consumer.trustDomain.value);
  if ('kind' in way) return end(way.why, way.at);
  const departed = depart(mesh, pods, way, { ...asked, authority: sent.authority, path: sent.path });
  if (departed.kind === 'broken') return end(departed.why, departed.at);
  const identity = consumer.gateways.egress?.identity?.value ?? null;
  const { sni, authority } = departed;
  hops.push({ from: 'egress gateway', to: `${departed.host} (${departed.addresses.join(', ')})`, sni, port: departed.port, authority, path: departed.path, identity });
  const remote = provider && meshes.get(provider.cluster);
  if (remote === undefined || provider === undefined) return { hops, broken: null };
  return arrive(link, remote, hops, departed, { identity, method });
}

function arrive({ consumer, provider, exposure }: ConsumptionLink, mesh: Mesh, hops: Hop[], departed: { readonly sni: string; readonly authority: string; readonly path: string; readonly port: number; readonly addresses: readonly string[] }, { identity, method }: { readonly identity: string | null; readonly method: string }): Trace {
  const end = (why: string, at: Span | null): Trace => ({ hops, broken: { why, at } });
  const ingress = provider?.gateways.ingress;
  if (provider === undefined || ingress === undefined) return end('the other cluster has no ingress gateway', provider?.at ?? null);
  if (departed.port !== ingress.port.value || !departed.addresses.every((address) => ingress.addresses.some(({ value }) => value === address))) return end('the other cluster is not there', ingress.at);
  const pods = gatewayPods(mesh, provider, 'ingress', ingress.port.value);
  if ('kind' in pods) return end(pods.what, pods.at);
  const statement = statementAbout(provider, consumer.cluster);
  const ca = trustOf(provider, statement)?.bundle.certificates[0]?.fingerprint ?? null;
  const { sni, authority, path } = departed;
  const outcome = outcomeOf(mesh, pods, provider.trustDomain.value, { identity, ca, sni, authority, method, path, upgrade: false });
  if (outcome.kind === 'unclear') return end(outcome.what, outcome.at);
  if (outcome.kind === 'refused') return end(WORDS[outcome.by], outcome.at);
  const account = `spiffe://${provider.trustDomain.value}/ns/${pods.namespace}/sa/${pods.account}`;
  for (const to of outcome.to) hops.push({ from: 'ingress gateway', to: `${to.host} (${provider.cluster})`, sni: null, port: to.port, authority: to.authority, path: to.path, identity: to.withIdentity ? account : null });
  const wanted = exposure && `${exposure.service.value}.${exposure.namespace.value}.svc.cluster.local`;
  const astray = outcome.to.find(({ host }) => host !== wanted);
  return astray === undefined ? { hops, broken: null } : end(`it arrives at ${astray.host}, and not at ${wanted}`, outcome.at);
}

const WORDS = { handshake: 'the ingress gateway refuses the handshake', policy: 'the policy of the ingress gateway denies it', route: 'the ingress gateway has no route for it' } as const;

/** The SNI by which a provider serves a consumer, for those who ask about a request. */
export const sniFor = (provider: NonNullable<ConsumptionLink['provider']>, consumer: string): string | undefined =>
  provider.hostname && serverName(provider.hostname.value, provider, statementAbout(provider, consumer as never));
