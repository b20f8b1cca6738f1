// Our end of the program in a pod: orders go in, results come out.
import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { NODE, ROOT } from './box.ts';
import type { Machine } from './network.ts';
import { converse } from './process.ts';
import type { Arrival, Call, Order, Outcome, Relay, Settings, Visit } from '../plan/orders.ts';

export interface Workload {
  call(wanted: Call): Promise<Outcome>;
  /** One outcome for each request. */
  visit(wanted: Visit): Promise<readonly Outcome[]>;
  /** What arrived here of the request with this tag. */
  arrivals(tag: string): Promise<readonly Arrival[]>;
  /** All arrivals since this was last asked, by tag. */
  drain(): Promise<Readonly<Record<string, readonly Arrival[]>>>;
  /** The body of a page, asked for on the machine itself. */
  fetch(url: string): Promise<string>;
  relay(wanted: Relay): Promise<void>;
  stop(): void;
}

const PROGRAM = `${ROOT}/workload.mjs`;

/** Once in a box, before the first workload. */
export function bundleWorkload(): void {
  const entry = fileURLToPath(new URL('./workload.ts', import.meta.url));
  buildSync({ entryPoints: [entry], outfile: PROGRAM, bundle: true, platform: 'node', format: 'esm', target: 'node20' });
}

/** `uid`: the proxy's own user passes a sidecar by, any other goes through it; root where there is no sidecar. */
export function openWorkload(machine: Machine, settings: Settings, uid = 0): Workload {
  const running = converse(machine.enter([NODE, PROGRAM, JSON.stringify(settings)], ROOT, uid), `${ROOT}/workloads.log`);
  const { stdin, stdout } = running.child;
  if (stdin === null || stdout === null) throw new Error('a workload without pipes');
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const ended = (): void => waiting.forEach(({ reject }) => reject(new Error(`the program in ${settings.pod} has ended`)));
  running.child.on('exit', ended);
  stdin.on('error', ended);
  createInterface({ input: stdout }).on('line', (line) => {
    const { id, result, error } = JSON.parse(line) as { readonly id: number; readonly result?: unknown; readonly error?: string };
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(`${settings.pod}: ${error}`));
  });
  let last = 0;
  const order = (wanted: Order): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      stdin.write(`${JSON.stringify({ id: last, order: wanted })}\n`);
    });
  return {
    call: (wanted) => order({ call: wanted }) as Promise<Outcome>,
    visit: (wanted) => order({ visit: wanted }) as Promise<readonly Outcome[]>,
    drain: () => order({ drain: true }) as Promise<Readonly<Record<string, readonly Arrival[]>>>,
    arrivals: (tag) => order({ arrivals: tag }) as Promise<readonly Arrival[]>,
    fetch: (url) => order({ fetch: url }) as Promise<string>,
    relay: (wanted) => order({ relay: wanted }) as Promise<void>,
    stop: running.stop,
  };
}
