// The library: load once, make validators, validate.
export { loadKubeconform } from './kubeconform.js';
export { startWorkerValidator } from './worker-validator.js';
