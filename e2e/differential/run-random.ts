// Federations at random in one living lab: each is compiled, brought, and asked in every way that the prover tells apart.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from '../harness/box.ts';
import type { Wanted } from '../harness/site.ts';
import { describe } from '../plan/judge-probe.ts';
import type { Drawing } from '../plan/scenario.ts';
import type { Result, Stage } from '../suite/run-scenario.ts';
import { isFull } from '../suite/is-full.ts';
import { bringerOf } from './bring.ts';
import { compare } from './compare.ts';
import { drawFederations, type Written } from './drawn-federation.ts';
import { meshIdentities } from './mesh-identities.ts';
import { objectsOf } from './overlays.ts';
import { send, type Came, type Sending } from './send.ts';
import { visitsOf, type Ask, type Visit } from './visits.ts';
import { compileWritten, worldOf, type Compiled, type Texts } from './world.ts';

export async function runRandom({ random: { federations, full, seed } }: Drawing, stage: Stage): Promise<Result> {
  const count = isFull() ? full : federations;
  const { authorities, federation: plan } = stage;
  const deliver = bringerOf(stage.lab);
  const results: Result[] = [];
  for (const [index, written] of drawFederations(plan, authorities.bundle, seed, count).entries()) {
    const started = Date.now();
    const result = await runOne(written, stage, deliver);
    keep(written, index);
    results.push({ ...result, failures: result.failures.map((failure) => `federation ${index} of seed ${seed}: ${failure}`) });
    console.log(`  federation ${index}: ${result.requests} requests, ${result.failures.length} disagreements, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  const all = summed(results);
  console.log(`  ${results.length} federations, ${all.requests} requests, ${all.compared} held against matrix and can, ${all.failures.length} disagreements`);
  return all;
}

/** All of them together, for whoever runs it. */
export function summed(results: readonly Result[]): Result {
  const sum = (of: (result: Result) => number): number => results.reduce((total, result) => total + of(result), 0);
  return { requests: sum(({ requests }) => requests), compared: sum(({ compared }) => compared), failures: results.flatMap(({ failures }) => failures) };
}

async function runOne(written: Written, stage: Stage, deliver: Wanted['deliver']): Promise<Result> {
  const compiled = compileWritten(written);
  const withheld = compiled.compilation.findings.filter(({ withholds }) => withholds.length > 0);
  if (withheld.length > 0) return { requests: 0, compared: 0, failures: withheld.map(({ code, message }) => `${code} ${message}`) };
  const sending = await bring(stage, compiled, compiled.texts, deliver);
  const visits = visitsOf(worldOf(stage.federation, compiled, compiled.texts, stage.authorities.bundle));
  const came = await send(sending, visits);
  const asks = visits.flatMap((visit, index) => visit.asks.map((ask, place) => ({ visit, ask, came: came[index]?.[place] })));
  const failures = asks.flatMap(({ visit, ask, came: what }) => {
    const wrong = what === undefined ? ['nothing came'] : compare(ask, what.outcome, what.arrivals);
    return wrong.length === 0 ? [] : [`${tell(visit, ask, what)}\n  ${wrong.join('\n  ')}`];
  });
  return { requests: asks.length, compared: asks.filter(({ ask }) => ask.matrix !== undefined || ask.can !== undefined).length, failures };
}

/** The overlays are in the clusters, and every proxy works with them. */
export async function bring({ federation: plan, lab, authorities }: Stage, { compilation }: Compiled, texts: Texts, deliver: Wanted['deliver']): Promise<Sending> {
  const overlays = new Map([...texts].map(([cluster, files]) => [cluster, objectsOf(files)]));
  const secrets = compilation.compiled.flatMap(({ overlay, secrets: needed }) => needed.map((secret) => ({ cluster: overlay.cluster as string, namespace: secret.namespace, name: secret.name })));
  await lab.sync({ overlays, deliver, secrets, others: new Map(), pairs: new Map() });
  const identities = new Map(await Promise.all([...texts.keys()].map(async (cluster) => [cluster, await meshIdentities(lab.api(cluster))] as const)));
  return { plan, lab, authorities, identities };
}

/** In one line, for people. */
export function tell({ cluster, to, client, sni, protocol }: Visit, { sent }: Ask, came: Came | undefined): string {
  const door = to.kind === 'ingress' || to.kind === 'egress' ? to.kind : to.kind === 'pod' ? `pod ${to.pod}:${to.port}` : `call from ${to.pod} to ${to.host}:${to.port}`;
  const headers = sent.headers.length === 0 ? '' : ` ${sent.headers.join(', ')}`;
  return `${cluster} ${door}: ${client.identity ?? 'nobody'} by ${client.authority}, ${protocol}, SNI ${sni}, ${sent.method} ${sent.path}, authority ${sent.authority}${headers} → ${came === undefined ? '' : describe(came.outcome).slice(0, 120)}`;
}

function keep(written: Written, index: number): void {
  for (const [path, text] of Object.entries(written)) {
    const file = `${ROOT}/random/${index}/${path}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
