// Runs one scenario in a living federation: compile, apply, ask, compare.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { PARTS, ROOT } from '../harness/box.ts';
import type { Authorities } from '../harness/authorities.ts';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import type { Lab } from '../harness/lab.ts';
import type { Wanted } from '../harness/site.ts';
import { runHoles } from '../differential/run-holes.ts';
import { runRandom } from '../differential/run-random.ts';
import { applyOverlay, build } from '../harness/overlay.ts';
import { becomes } from '../harness/process.ts';
import { knows } from '../harness/settle.ts';
import type { Row } from '../plan/access.ts';
import { everyClient, everyConsumption } from '../plan/every-probe.ts';
import type { Federation } from '../plan/federation.ts';
import { inTurns } from '../plan/in-turns.ts';
import { holds } from '../plan/judge-given.ts';
import { faults } from '../plan/judge-probe.ts';
import { probeDirect, probeFromPod, type Probe } from '../plan/probe.ts';
import { objectAt } from '../plan/object-at.ts';
import type { Giving, Knowledge, Look, Request, Scenario, Step, Trading } from '../plan/scenario.ts';
import { ask, podAt } from './ask.ts';
import { commit } from './commit.ts';
import { access, compile, type Compiled } from './compile.ts';
import { driftAll } from './drift.ts';
import { explain } from './explain.ts';
import { giveObjects } from './give-objects.ts';
import { layAgreements } from './lay-agreements.ts';

export interface Stage {
  readonly federation: Federation;
  readonly authorities: Authorities;
  readonly lab: Lab;
}

export interface Result {
  readonly requests: number;
  /** Of these, held against the access matrix. */
  readonly compared: number;
  /** Each with all that explains it. */
  readonly failures: readonly string[];
}

type Overlays = Wanted['overlays'];

/** The agreements and the overlays of a lab stand where a repository would hold them, from one scenario to the next. */
export const REPOSITORY = `${ROOT}/repository`;
const PROJECT = new URL('../../', import.meta.url).pathname;
const AGREEMENTS = `${REPOSITORY}/agreements`;

export async function runScenario(scenario: Scenario, stage: Stage): Promise<Result> {
  const results: Result[] = [];
  for (const [i, step] of scenario.steps.entries()) {
    const result = await runStep(step, stage).catch(asFailure);
    const title = scenario.steps.length === 1 ? '' : `step ${i + 1}${step.about === undefined ? '' : ` (${step.about})`}: `;
    results.push({ ...result, failures: result.failures.map((failure) => `${title}${failure}`) });
  }
  const sum = (count: (result: Result) => number): number => results.reduce((total, result) => total + count(result), 0);
  return {
    requests: sum(({ requests }) => requests),
    compared: sum(({ compared }) => compared),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** What the steps before it found must not be lost. Those after it start from where it was meant to lead, or fail too. */
const asFailure = (error: Error): Result => ({ requests: 0, compared: 0, failures: [error.stack ?? error.message] });

async function runStep(step: Step, stage: Stage): Promise<Result> {
  if (step.kind === 'digging') return runHoles(step, stage);
  if (step.kind === 'drawing') return runRandom(step, stage);
  layAgreements(step, AGREEMENTS, stage.authorities);
  const compiled = await compile(AGREEMENTS, REPOSITORY, step.now);
  const overlays = new Map<string, readonly KubernetesObject[]>();
  for (const [cluster, folder] of compiled.overlays) overlays.set(cluster, await build(folder));
  const result = step.kind === 'giving' ? await give(step, stage, overlays) : await trade(step, stage, overlays, compiled);
  if (compiled.exit === step.exit) return result;
  const otherwise = `the compile ends with exit status ${compiled.exit}, not ${step.exit}\n${compiled.findings.join('\n')}`;
  return { ...result, failures: [otherwise, ...result.failures] };
}

async function give(step: Giving, { lab }: Stage, overlays: Overlays): Promise<Result> {
  const { count, failures } = await giveObjects(step, overlays, lab);
  return { requests: count, compared: 0, failures };
}

async function trade(step: Trading, stage: Stage, overlays: Overlays, compiled: Compiled): Promise<Result> {
  const rows = await access(AGREEMENTS, step.now);
  const delivery = stage.lab.gitOps === undefined ? undefined : await commit(step, stage.lab.gitOps);
  await stage.lab.sync(wantedOf(step, stage, overlays, compiled, delivery?.deliver ?? applyOverlay));
  const drifted = await driftAll(step.drifts, stage.lab);
  if (step.drifts.length > 0) await stage.lab.settle();
  const checks = step.requests.flatMap((request) => checksOf(request, stage, rows, overlays));
  // A handshake that may yet be refused takes its while.
  const failures = (await inTurns(checks, 8, ({ check }) => check())).flat();
  return {
    requests: checks.length + step.drifts.length,
    compared: checks.filter(({ compared }) => compared).length,
    failures: [...(delivery?.failures ?? []), ...drifted, ...failures],
  };
}

interface Check {
  /** With the access matrix. */
  readonly compared: boolean;
  /** Each failure with all that explains it. */
  readonly check: () => Promise<readonly string[]>;
}

function checksOf(request: Request, stage: Stage, rows: readonly Row[], overlays: Overlays): readonly Check[] {
  if (request.kind === 'knowledge') return [{ compared: false, check: () => checkKnowledge(request, stage.lab) }];
  if (request.kind === 'look') return [{ compared: false, check: () => checkLook(request, stage.lab) }];
  return probesOf(request, stage.federation, rows).map((probe) => ({
    compared: probe.verdict !== undefined,
    check: () => checkProbe(probe, stage, overlays),
  }));
}

function probesOf(request: Exclude<Request, Knowledge | Look>, federation: Federation, rows: readonly Row[]): readonly Probe[] {
  if (request.kind === 'direct') return [probeDirect(request, federation, rows)];
  if (request.kind === 'pod') return [probeFromPod(request, federation, rows)];
  const probes = (request.every === 'consumption' ? everyConsumption : everyClient)(federation, rows);
  if (probes.length === 0) throw new Error(`every ${request.every}: there is none in the access matrix`);
  return probes;
}

async function checkProbe(probe: Probe, { federation, authorities, lab }: Stage, overlays: Overlays): Promise<readonly string[]> {
  const asked = await ask(lab, probe, (certificate) => {
    const { authority, identity } = certificateOf(federation, certificate);
    return authorities.pair(authority, identity);
  });
  const wrong = faults(probe, asked.outcome, asked.arrivals);
  return wrong.length === 0 ? [] : [`${probe.what}: ${wrong.join('; ')}\n${await explain(lab, overlays, probe, asked)}`];
}

async function checkKnowledge({ pod, knows: host, answer }: Knowledge, lab: Lab): Promise<readonly string[]> {
  const known = (await knows(podAt(lab, pod).workload, host)) ? 'yes' : 'no';
  return known === answer ? [] : [`whether the proxy of ${pod} knows ${host}: ${known}, not ${answer}`];
}

/** Deletion takes its time. */
async function checkLook({ cluster, object, there, holds: wanted = {} }: Look, lab: Lab): Promise<readonly string[]> {
  const read = (): Promise<KubernetesObject | undefined> => lab.api(cluster).read(objectAt(object));
  const asWanted = async (): Promise<boolean> => ((await read()) === undefined ? there === 'no' : there === 'yes' && holds(await read(), wanted));
  return (await becomes(asWanted, 30)) ? [] : [`whether ${cluster} has ${object} with ${JSON.stringify(wanted)}: not ${there}; ${JSON.stringify(await read())}`];
}

/** Objects, or `{file}`: those of a file of the project; `{part}`: of one of the lab's parts. */
const othersOf = (written: readonly unknown[]): readonly KubernetesObject[] =>
  (written as readonly (KubernetesObject | { readonly file?: string; readonly part?: string })[]).flatMap((each) => {
    if ('kind' in each) return [each];
    const path = each.file === undefined ? `${PARTS}/${each.part ?? ''}` : `${PROJECT}${each.file}`;
    const objects = parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as KubernetesObject | null);
    return objects.filter((object) => object !== null);
  });

function certificateOf(federation: Federation, name: string): Federation['certificates'][string] {
  const certificate = federation.certificates[name];
  if (certificate === undefined) throw new Error(`the federation has no certificate ${name}`);
  return certificate;
}

function wantedOf(step: Trading, { federation }: Stage, overlays: Overlays, { secrets }: Compiled, deliver: Wanted['deliver']): Wanted {
  const pairs = Object.entries(step.pairs).flatMap(([cluster, byName]) =>
    Object.entries(byName).map(([name, certificate]) => [`${cluster}/${name}`, certificateOf(federation, certificate)] as const),
  );
  const others = new Map(Object.entries(step.others).map(([cluster, objects]) => [cluster, othersOf(objects)]));
  return { overlays, deliver, secrets, others, pairs: new Map(pairs) };
}
