// One process of bench/kubeconform.ts: loads the wasm, validates a folder once cold and then warm, and prints what that cost as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKubeconform } from 'kubeconform-wasm';

const WARM_UP = 2;
const RUNS = 5;

const [folder = ''] = process.argv.slice(2);
const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file)));

const fromStart = () => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part, 0) / 1000;
const validator = (await loadKubeconform()).validator();
const pass = () => texts.reduce((count, text) => count + validator.validate(text).filter(({ status }) => status === 'valid').length, 0);

const valid = pass();
// Of the whole process, as a native run is: Node's start, the wasm's, and all schemas that are needed.
const cold = fromStart();
for (let run = 0; run < WARM_UP; run += 1) pass();
const warm = Array.from({ length: RUNS }, () => {
  const before = fromStart();
  pass();
  return fromStart() - before;
});
console.log(JSON.stringify({ valid, cold, warm, megabytes: process.resourceUsage().maxRSS / 1024 }));
