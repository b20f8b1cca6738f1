#!/usr/bin/env node
// kubeconform's command line, its flags, output and exit statuses; without a -schema-location, with the schemas on board.
import { Worker } from 'node:worker_threads';
import { DEEP_STACK } from '../lib/engine.js';

const thread = new Worker(new URL('../lib/command.js', import.meta.url), { argv: process.argv.slice(2), resourceLimits: DEEP_STACK });
// A run that hangs ends here with no status; natively Go ends it so (`-n 0` does).
process.exitCode = 2;
let ended = false;
thread.on('message', (status) => {
  ended = true;
  process.exitCode = status;
});
thread.on('exit', () => {
  if (!ended) process.stderr.write('fatal error: kubeconform ended without a result\n');
});
