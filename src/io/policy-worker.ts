// The thread in which policies are evaluated. It says which one it is at, so that one that does not come to an end can be stopped.
import { workerData, type MessagePort } from 'node:worker_threads';
import { outcomesOf } from '../policy/evaluate.ts';
import type { Job, Outcome } from '../policy/outcome.ts';

export interface WorkerData {
  readonly job: Job;
  readonly answers: MessagePort;
  /** One cell: 0 while it starts, then the number of the policy that it is at, from 1; one more than there are at the end. */
  readonly progress: Int32Array<SharedArrayBuffer>;
}

export type Answer = { readonly policy: number; readonly outcome: Outcome } | { readonly failed: string };

const { job, answers, progress } = workerData as WorkerData;

function isAt(policy: number): void {
  Atomics.store(progress, 0, policy);
  Atomics.notify(progress, 0);
}

const answer = (one: Answer): void => answers.postMessage(one);

try {
  const outcomes = outcomesOf(job);
  for (let policy = 0; policy < job.policies.length; policy++) {
    isAt(policy + 1);
    const { value } = outcomes.next() as { readonly value: Outcome };
    answer({ policy, outcome: value });
  }
} catch (error) {
  answer({ failed: error instanceof Error ? error.message : String(error) });
}
isAt(job.policies.length + 1);
