// Sends a worked-out request, and sees what comes of it at both ends.
import { existsSync, statSync } from 'node:fs';
import type { Lab } from '../harness/lab.ts';
import type { Pair } from '../harness/authorities.ts';
import type { Pod } from '../harness/pod.ts';
import { TAG, type Arrival, type Call, type Outcome } from '../plan/orders.ts';
import type { Probe } from '../plan/probe.ts';

export interface Asked {
  readonly tag: string;
  readonly outcome: Outcome;
  readonly arrivals: readonly Arrival[];
  /** How long the access log of each proxy was before: file → bytes. */
  readonly before: ReadonlyMap<string, number>;
}

let last = 0;

export async function ask(lab: Lab, probe: Probe, pairOf: (certificate: string) => Pair): Promise<Asked> {
  const tag = `request-${++last}`;
  const pods = [...lab.pods.values()];
  const before = new Map(pods.map(({ accessLog }) => [accessLog, existsSync(accessLog) ? statSync(accessLog).size : 0]));
  const caller = probe.from === undefined ? lab.outside : podAt(lab, probe.from).workload;
  const outcome = await caller.call(callOf(probe, tag, pairOf));
  const arrivals = await Promise.all(pods.filter(({ serves }) => serves.length > 0).map(({ workload }) => workload.arrivals(tag)));
  return { tag, outcome, arrivals: arrivals.flat(), before };
}

export function podAt(lab: Lab, name: string): Pod {
  const pod = lab.pods.get(name);
  if (pod === undefined) throw new Error(`there is no pod ${name}; there are ${[...lab.pods.keys()].join(', ')}`);
  return pod;
}

function callOf({ sent, host, port, tls }: Probe, tag: string, pairOf: (certificate: string) => Pair): Call {
  const call = { ...sent, headers: [`${TAG}: ${tag}`, ...sent.headers], host, port };
  if (tls === undefined) return call;
  const { sni, certificate } = tls;
  return { ...call, tls: certificate === undefined ? { sni } : { sni, pair: pairOf(certificate) } };
}
