// Runs the wasm: kubeconform's library for JavaScript, or its command line once.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { goRuntime } from './go-runtime.js';

/** @typedef {import('./index.d.ts').Engine} Engine */
/**
 * Answers kubeconform's question for a schema: its JSON text, or null where there is none.
 * @typedef {(location: string, kind: string, apiVersion: string, kubernetesVersion: string, strict: boolean) => string | null} SchemaSource
 */

/** For a worker: Go uses the thread's stack, and reads YAML 10,000 levels deep. */
export const DEEP_STACK = { stackSizeMb: 64 };

const NO_FLAG = { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1, O_DIRECTORY: -1 };

/**
 * The module in `wasm/` below `assets`, compiled. It can be posted to a worker. Throws where the file is missing or is not what was
 * committed beside its hash.
 * @param {URL} assets
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileModule(assets) {
  const [packed, expected] = await Promise.all([
    readFile(new URL('wasm/kubeconform.wasm.br', assets)),
    readFile(new URL('wasm/kubeconform.wasm.sha256', assets), 'utf8'),
  ]);
  const bytes = await promisify(brotliDecompress)(packed);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (hash !== expected.split(/\s/, 1)[0]) throw new Error(`wasm/kubeconform.wasm.br holds bytes of hash ${hash}, not those of its .sha256 file`);
  return WebAssembly.compile(bytes);
}

/**
 * kubeconform's library, ready to be called. A call that runs out of stack, or ends Go, throws; the next one finds a fresh instance.
 * @param {WebAssembly.Module} module
 * @param {SchemaSource} schema
 * @returns {Engine}
 */
export function startEngine(module, schema) {
  let running = start(module, schema);
  /** @type {object[]} */
  const validators = [];
  /** @type {(name: string, ...values: readonly unknown[]) => any} */
  const call = (name, ...values) => {
    try {
      const answer = running.call(name, ...values);
      if (answer !== undefined) return answer;
      throw new Error(`kubeconform ended: ${running.said()}`);
    } catch (error) {
      running = start(module, schema);
      for (const options of validators) running.call('newValidator', JSON.stringify(options));
      throw error;
    }
  };
  /** @type {(name: string, ...values: readonly unknown[]) => any} */
  const value = (name, ...values) => {
    const answer = call(name, ...values);
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return answer.value;
  };
  return {
    newValidator: (options) => {
      const index = value('newValidator', JSON.stringify(options));
      validators.push(options);
      return index;
    },
    validate: (validator, bytes) => JSON.parse(value('validate', validator, bytes)),
    split: (bytes) => JSON.parse(value('split', bytes)),
    toJSON: (bytes) => JSON.parse(value('toJSON', bytes)),
  };
}

/** @type {(module: WebAssembly.Module, schema: SchemaSource) => {call: (name: string, ...values: readonly unknown[]) => any, said: () => string}} */
function start(module, schema) {
  const said = outlet();
  /** @type {Record<string, any>} */
  const host = { arguments: null, schema };
  instantiate(module, { kubeconform: host, fs: said.fs }).run().catch(() => {});
  // Go runs as far as it can before run() returns: to where it has put its functions there, and waits.
  if (host['validate'] === undefined) throw new Error(`kubeconform did not start: ${said.text()}`);
  return { call: (name, ...values) => host[name](...values), said: said.text };
}

/**
 * kubeconform's own command line over real files and standard streams. Settles on its exit status.
 * @param {WebAssembly.Module} module
 * @param {SchemaSource} schema
 * @param {readonly string[]} command its name, then its arguments
 * @param {{fs: typeof import('node:fs'), path: typeof import('node:path'), process: NodeJS.Process}} world
 * @returns {Promise<number>}
 */
export async function runCommand(module, schema, command, world) {
  const { go, run } = instantiate(module, { ...world, kubeconform: { arguments: command, schema } });
  let status = 0;
  go.exit = (/** @type {number} */ code) => {
    status = code;
  };
  await run();
  return status;
}

/** @type {(module: WebAssembly.Module, world: Record<string, unknown>) => {go: any, run: () => Promise<void>}} */
function instantiate(module, world) {
  // Go looks up what it needs as properties of globalThis, and wasm_exec.js writes there too. It gets an object of its own.
  const Go = goRuntime({ Object, Array, Error, Date, Uint8Array, TextEncoder, TextDecoder, crypto, performance, ...world });
  const go = new Go();
  go.exit = () => {};
  const instance = new WebAssembly.Instance(module, go.importObject);
  return { go, run: () => go.run(instance) };
}

// Where Go says why it dies. There is no disk behind it.
function outlet() {
  const decoder = new TextDecoder();
  let said = '';
  const writeSync = (/** @type {number} */ _fd, /** @type {Uint8Array} */ bytes) => {
    said += decoder.decode(bytes, { stream: true });
    return bytes.length;
  };
  return { fs: { constants: NO_FLAG, writeSync }, text: () => said.split('\n').slice(0, 3).join(' ').trim() };
}
