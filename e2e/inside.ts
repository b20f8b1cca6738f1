// The first process of a box: the lab of one federation, and its scenarios in it.
import { cpSync, lstatSync, mkdirSync, writeSync } from 'node:fs';
import { furnish, ROOT } from './harness/box.ts';
import { makeAuthorities } from './harness/authorities.ts';
import { openLab } from './harness/lab.ts';
import { openNameServer } from './harness/name-server.ts';
import { addBridge, NAME_SERVER } from './harness/network.ts';
import { bundleWorkload } from './harness/open-workload.ts';
import { partsFolder } from './harness/parts.ts';
import type { Scenario } from './plan/scenario.ts';
import { FIXTURES } from './suite/lay-agreements.ts';
import { readPlans, type Group, type Named } from './suite/read-plans.ts';
import type { Line } from './suite/report.ts';
import { REPOSITORY, runScenario, type Stage } from './suite/run-scenario.ts';

const say = (text: string): void => console.log(text);

async function runGroup({ federation, scenarios }: Group): Promise<void> {
  const started = Date.now();
  furnish(partsFolder());
  await addBridge();
  bundleWorkload();
  const nameServer = await openNameServer(NAME_SERVER);
  const authorities = makeAuthorities(federation.plan, (file) => `${FIXTURES}${file}`);
  mkdirSync(REPOSITORY, { recursive: true });
  const lab = await openLab(federation.plan, authorities, nameServer, REPOSITORY);
  say(`${federation.name}: ${Object.keys(federation.plan.clusters).length} clusters up in ${seconds(started).toFixed(0)} s`);
  for (const scenario of scenarios) await runOne(scenario, { federation: federation.plan, authorities, lab });
}

async function runOne({ name, plan }: Named<Scenario>, stage: Stage): Promise<void> {
  const started = Date.now();
  const result = await runScenario(plan, stage).catch((error: Error) => ({ requests: 0, compared: 0, failures: [error.stack ?? error.message] }));
  const { failures } = result;
  say(`${failures.length === 0 ? 'passed' : 'FAILED'}  ${name}  (${result.requests} requests, ${seconds(started).toFixed(1)} s)`);
  for (const failure of failures) say(`\n  ${failure.replaceAll('\n', '\n  ')}\n`);
  tell({ scenario: name, ...result, failures: failures.length, seconds: seconds(started) });
}

/** To whoever opened the box, a line of JSON for each scenario. */
const tell = (line: Line): void => void writeSync(3, `${JSON.stringify(line)}\n`);

const seconds = (since: number): number => (Date.now() - since) / 1000;

function keepFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // The parts themselves and etcd's data are of no use outside, and sockets can't be copied.
  const useful = (path: string): boolean => !/\/(parts|node|etcd)$/.test(path) && !lstatSync(path).isSocket();
  cpSync(ROOT, folder, { recursive: true, filter: useful });
}

/** `federation` by its name; `scenarios` are parts of names, none is all; `keep` is a folder for logs and overlays, or empty. */
async function main([federation, keep, ...scenarios]: readonly string[]): Promise<void> {
  const group = readPlans(scenarios).find((each) => each.federation.name === federation);
  if (group === undefined) throw new Error(`no scenario plays in ${federation}`);
  try {
    await runGroup(group);
  } finally {
    if (keep !== undefined && keep !== '') keepFiles(`${keep}/${federation}`);
  }
}

await main(process.argv.slice(2));
// What still runs ends with the box.
process.exit(0);
