// Sends visits through the lab, many at a time, and collects at each pod what arrived.
import type { Authorities, Pair } from '../harness/authorities.ts';
import type { Lab } from '../harness/lab.ts';
import { TAG, type Arrival, type Outcome } from '../plan/orders.ts';
import type { Federation } from '../plan/federation.ts';
import { inTurns } from '../plan/in-turns.ts';
import type { Sent } from '../plan/raw-http.ts';
import { podAt } from '../suite/ask.ts';
import type { MeshIdentities } from './mesh-identities.ts';
import type { Visit } from './visits.ts';

export interface Sending {
  readonly plan: Federation;
  readonly lab: Lab;
  readonly authorities: Authorities;
  readonly identities: ReadonlyMap<string, MeshIdentities>;
}

export interface Came {
  readonly outcome: Outcome;
  readonly arrivals: readonly Arrival[];
}

const AT_ONCE = 12;
let last = 0;

/** For each visit, what came of each of its requests. */
export async function send(sending: Sending, visits: readonly Visit[]): Promise<readonly (readonly Came[])[]> {
  const batch = ++last;
  const tagOf = (visit: number, ask: number): string => `${batch}-${visit}-${ask}`;
  const outcomes = await inTurns(visits, AT_ONCE, (visit, index) =>
    sendOne(sending, visit, visit.asks.map(({ sent }, ask) => ({ ...sent, headers: [`${TAG}: ${tagOf(index, ask)}`, ...sent.headers] }))));
  const arrivals = await arrived(sending.lab);
  return visits.map(({ asks }, index) => asks.map((_, ask) => ({ outcome: outcomes[index]?.[ask] ?? { kind: 'closed', why: 'nothing was told of it' }, arrivals: arrivals.get(tagOf(index, ask)) ?? [] })));
}

async function arrived({ pods }: Lab): Promise<ReadonlyMap<string, readonly Arrival[]>> {
  const all = new Map<string, Arrival[]>();
  const drained = await Promise.all([...pods.values()].filter(({ serves }) => serves.length > 0).map(({ workload }) => workload.drain()));
  for (const byTag of drained) for (const [tag, arrivals] of Object.entries(byTag)) all.set(tag, [...(all.get(tag) ?? []), ...arrivals]);
  return all;
}

async function sendOne({ plan, lab, authorities, identities }: Sending, { cluster, to, client, sni, protocol }: Visit, requests: readonly Sent[]): Promise<readonly Outcome[]> {
  if (to.kind === 'call') {
    const outcomes: Outcome[] = [];
    for (const request of requests) outcomes.push(await podAt(lab, `${cluster}/${to.pod}`).workload.call({ ...request, host: to.host, port: to.port }));
    return outcomes;
  }
  const pair: Pair | undefined = client.identity === null ? undefined : client.authority === 'mesh' ? identities.get(cluster)?.pair(client.identity) : authorities.pair(client.authority, client.identity);
  const alpn = to.kind === 'pod' ? ['istio-http/1.1'] : [protocol === 'h2' ? 'h2' : 'http/1.1'];
  const tls = { sni, alpn, ...(pair === undefined ? {} : { pair }) };
  return lab.outside.visit({ ...doorOf(plan, lab, cluster, to), tls, protocol, requests });
}

function doorOf(plan: Federation, lab: Lab, cluster: string, to: Exclude<Visit['to'], { readonly kind: 'call' }>): { readonly host: string; readonly port: number } {
  const ingress = plan.clusters[cluster]?.ingress;
  if (to.kind === 'ingress') return { host: ingress?.addresses[0] ?? '', port: ingress?.port ?? 0 };
  const pod = to.kind === 'egress' ? 'istio-private-egressgateway' : to.pod;
  return { host: podAt(lab, `${cluster}/${pod}`).machine.address, port: to.port };
}
