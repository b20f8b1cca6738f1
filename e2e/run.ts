// Outside the box: says what is missing, builds the parts where they are not there, opens the box, and sums up.
import { spawnSync } from 'node:child_process';
import { runInBox } from './harness/box.ts';
import { areBuilt, BUILD, lacking, lackingToBuild, partsFolder } from './harness/parts.ts';
import { runFully } from './suite/is-full.ts';
import { leavesNothing } from './suite/leaves-nothing.ts';
import { readPlans } from './suite/read-plans.ts';
import { counts, skipped, table, type Line } from './suite/report.ts';

/** Arguments: parts of scenarios' names, all without any; `--keep=FOLDER` for logs and overlays; `--full` for all federations and holes. Gives the exit status. */
async function main(args: readonly string[]): Promise<number> {
  const only = args.filter((arg) => !arg.startsWith('--'));
  const keep = args.find((arg) => arg.startsWith('--keep='))?.slice('--keep='.length) ?? '';
  if (args.includes('--full')) runFully();
  const groups = readPlans(only);
  const count = groups.reduce((sum, { scenarios }) => sum + scenarios.length, 0);
  if (count === 0) {
    console.error(`no scenario has a name with ${args.join(' or ')}`);
    return 2;
  }
  const folder = partsFolder();
  const missing = [...lacking(), ...(areBuilt(folder) ? [] : lackingToBuild())];
  if (missing.length > 0) {
    console.log(`${skipped(count, missing)}\n0 passed, 0 failed`);
    return 1;
  }
  if (!areBuilt(folder)) build(folder);
  const lines = [await tryBox()];
  for (const { federation } of groups) lines.push(...(await runInside([federation.name, keep, ...only])));
  const planned = count + 1;
  console.log(`\n${table(lines)}\n\n${counts(lines, planned)}`);
  return lines.length === planned && lines.every(({ failures }) => failures === 0) ? 0 : 1;
}

function build(folder: string): void {
  console.log(`building the real parts into ${folder}: once, up to 20 minutes`);
  const { status } = spawnSync('bash', [BUILD, folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${BUILD} ended with exit status ${status}`);
}

async function tryBox(): Promise<Line> {
  const started = Date.now();
  const wrong = await leavesNothing();
  if (wrong !== undefined) console.log(`FAILED  box: ${wrong}`);
  return { scenario: 'box leaves nothing', requests: 0, compared: 0, failures: wrong === undefined ? 0 : 1, seconds: (Date.now() - started) / 1000 };
}

/** A box for each federation: whatever one leaves behind, or breaks, the next does not meet. */
async function runInside(args: readonly string[]): Promise<readonly Line[]> {
  const inside = new URL('./inside.ts', import.meta.url).pathname;
  const { status, text } = await runInBox([process.execPath, '--import', 'tsx', inside, ...args]);
  if (status !== 0) console.log(`FAILED  the lab of ${args[0]} ended with exit status ${status}`);
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}

process.exit(await main(process.argv.slice(2)));
