// kubeconform in a thread of its own. Nothing else can stop it: a wasm under way neither yields nor looks at a clock.
import { Worker } from 'node:worker_threads';
import { DEEP_STACK } from './engine.js';
import { OWN_ASSETS } from './kubeconform.js';

/** @typedef {import('./index.d.ts').WorkerValidator} WorkerValidator */
/** @typedef {import('./index.d.ts').ValidateOptions} ValidateOptions */

/** @type {typeof import('./index.d.ts').startWorkerValidator} */
export async function startWorkerValidator({ assets = OWN_ASSETS, program = new URL('worker.js', import.meta.url), ...options } = {}) {
  const start = () => startThread(program, { assets: assets.href, options });
  let thread = await start();
  let closed = false;
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @type {(input: string | Uint8Array, limit: AbortSignal | undefined) => Promise<any>} */
  const validate = async (input, limit) => {
    if (closed) throw new Error('this validator is closed');
    limit?.throwIfAborted();
    if (thread.ended()) thread = await start();
    return thread.ask(input, limit);
  };
  return {
    validate: (input, limits = {}) => {
      const limit = limitOf(limits);
      // A call in a row of calls may be ended before its turn comes.
      const turn = last.then(() => validate(input, limit));
      last = turn.catch(() => {});
      return untilAborted(turn, limit);
    },
    close: async () => {
      closed = true;
      await thread.end();
    },
  };
}

/** @type {(limits: ValidateOptions) => AbortSignal | undefined} */
function limitOf({ signal, timeout }) {
  if (timeout === undefined) return signal;
  const late = AbortSignal.timeout(timeout);
  return signal === undefined ? late : AbortSignal.any([signal, late]);
}

/** @type {<Value>(promise: Promise<Value>, signal: AbortSignal | undefined) => Promise<Value>} */
function untilAborted(promise, signal) {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/**
 * A thread that has loaded.
 * @param {URL} program
 * @param {object} workerData
 */
async function startThread(program, workerData) {
  const worker = new Worker(program, { workerData, resourceLimits: DEEP_STACK });
  let ended = false;
  worker.once('exit', () => {
    ended = true;
  });
  await answer(worker);
  worker.unref();
  return {
    ended: () => ended,
    end: () => worker.terminate(),
    /** @type {(input: string | Uint8Array, limit: AbortSignal | undefined) => Promise<any>} */
    ask: async (input, limit) => {
      const stop = () => {
        ended = true;
        void worker.terminate();
      };
      limit?.addEventListener('abort', stop, { once: true });
      worker.ref();
      try {
        const answered = answer(worker);
        worker.postMessage(input);
        return (await answered).documents;
      } finally {
        worker.unref();
        limit?.removeEventListener('abort', stop);
      }
    },
  };
}

/**
 * The next message; rejected where the thread fails or ends first.
 * @type {(worker: Worker) => Promise<any>}
 */
function answer(worker) {
  return new Promise((resolve, reject) => {
    const settle = (/** @type {() => void} */ how) => {
      worker.off('message', answered).off('error', failed).off('exit', exited);
      how();
    };
    const answered = (/** @type {any} */ message) => settle(() => resolve(message));
    const failed = (/** @type {Error} */ error) => settle(() => reject(error));
    const exited = () => settle(() => reject(new Error('the thread of this validator has ended')));
    worker.on('message', answered).on('error', failed).on('exit', exited);
  });
}
