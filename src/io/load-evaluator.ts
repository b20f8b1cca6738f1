// Evaluates policies in a thread of its own, within bounds on time and memory. The thread starts at once; only whoever wants the outcomes waits.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Evaluate, Job, Outcome } from '../policy/outcome.ts';
import type { Answer, WorkerData } from './policy-worker.ts';

/** For one policy. What it looks at adds to it. */
const SECONDS = 2;
const MILLISECONDS_EACH = 1;

/** Of the thread, also of a machine that has much else to do. */
const START_SECONDS = 30;

const MEGABYTES = 512;

/** So many policies may be stopped, each after its whole time; then no more are begun. */
const STOPPED_LIMIT = 3;

/** Set by a build: the file of the worker, relative to the bundle. */
declare const POLICY_WORKER: string | undefined;

/**
 * From its sources the program evaluates where it stands: a thread of TypeScript starts only while the main thread is idle, and that one waits.
 * Then there are no bounds.
 */
export async function loadEvaluator(): Promise<Evaluate> {
  // As one expression, of which a build drops the side that it does not take, and the CEL package with it.
  return typeof POLICY_WORKER === 'string' ? evaluateInWorker(new URL(POLICY_WORKER, import.meta.url)) : (await import('../policy/evaluate.ts')).evaluateHere;
}

/** `file` is the bundled worker. */
export function evaluateInWorker(file: URL): Evaluate {
  return (job) => {
    const first = started(file, job, 0);
    return () => finished(file, job, first);
  };
}

interface Running {
  readonly worker: Worker;
  readonly answers: MessageChannel['port1'];
  readonly progress: Int32Array<SharedArrayBuffer>;
  /** How many policies of the job stand before those that it was given. */
  readonly from: number;
}

function started(file: URL, job: Job, from: number): Running {
  if (!existsSync(file)) throw new Error(`${fileURLToPath(file)} was not installed with this program, and without it policies cannot be evaluated`);
  const { port1: answers, port2 } = new MessageChannel();
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const workerData: WorkerData = { job: { ...job, policies: job.policies.slice(from) }, answers: port2, progress };
  const worker = new Worker(file, { workerData, transferList: [port2], env: {}, resourceLimits: { maxOldGenerationSizeMb: MEGABYTES } });
  // What goes wrong in there comes as an answer, or as none in time.
  worker.on('error', () => undefined);
  worker.unref();
  answers.unref();
  return { worker, answers, progress, from };
}

/** Waits for all of them; one that is stopped is passed over by a new thread. */
function finished(file: URL, job: Job, first: Running): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  let stopped = 0;
  for (let running: Running | undefined = first; running !== undefined; ) {
    const done = waited(job, running);
    outcomes.push(...done);
    end(running);
    running = undefined;
    if (outcomes.length === job.policies.length) break;
    stopped++;
    outcomes.push({ kind: 'stopped', why: `it did not come to an end within ${SECONDS} seconds, or took more than ${MEGABYTES} MB of memory` });
    if (stopped < STOPPED_LIMIT && outcomes.length < job.policies.length) running = started(file, job, outcomes.length);
  }
  while (outcomes.length < job.policies.length) outcomes.push({ kind: 'stopped', why: `it was not begun, because ${STOPPED_LIMIT} others before it did not come to an end` });
  return outcomes;
}

/** The outcomes of a thread until its end, or until it has been at one policy for too long. */
function waited(job: Job, { answers, progress, from }: Running): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  const last = job.policies.length - from + 1;
  for (let at = Atomics.load(progress, 0); at < last; at = Atomics.load(progress, 0)) {
    if (Atomics.wait(progress, 0, at, timeFor(job, at === 0 ? -1 : from + at - 1)) === 'timed-out') break;
  }
  for (let message = receiveMessageOnPort(answers); message !== undefined; message = receiveMessageOnPort(answers)) {
    const answer = message.message as Answer;
    if ('failed' in answer) throw new Error(`policies could not be evaluated: ${answer.failed}`);
    outcomes.push(answer.outcome);
  }
  if (Atomics.load(progress, 0) === 0) throw new Error(`the thread that evaluates policies did not start within ${START_SECONDS} seconds`);
  return outcomes;
}

/** Milliseconds. A policy below 0 is the start of the thread; that one, and ours, only a machine that has stopped can keep. */
function timeFor(job: Job, policy: number): number {
  const { over, ours = false } = job.policies[policy] ?? {};
  return over === undefined || ours ? START_SECONDS * 1000 : SECONDS * 1000 + (job.rows[over]?.length ?? 0) * MILLISECONDS_EACH;
}

function end({ worker, answers }: Running): void {
  answers.close();
  void worker.terminate();
}
