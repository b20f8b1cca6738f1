// The worker's program: one validator, asked by messages.
import { parentPort, workerData } from 'node:worker_threads';
import { loadKubeconform } from './kubeconform.js';

const { assets, options } = workerData;
const kubeconform = await loadKubeconform({ assets: new URL(assets) });
const validator = kubeconform.validator(options);

parentPort?.on('message', (input) => parentPort?.postMessage({ documents: validator.validate(input) }));
parentPort?.postMessage('ready');
