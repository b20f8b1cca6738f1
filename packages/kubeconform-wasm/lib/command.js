// What the command line's thread runs: it has the stack that deeply nested manifests need, which the main thread has not.
import fs from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { compileModule, runCommand } from './engine.js';
import { OWN_ASSETS, pinnedVersions } from './kubeconform.js';
import { openSchemaSets } from './schema-sets.js';

const sets = openSchemaSets(OWN_ASSETS);
const status = await runCommand(
  await compileModule(OWN_ASSETS),
  (location, kind, apiVersion, kubernetes, strict) => sets.schema(kind, apiVersion, { kubernetes, strict, pinned: pinnedVersions(location) }),
  ['kubeconform-wasm', ...process.argv.slice(2)],
  { fs, path, process },
);
parentPort?.postMessage(status);
