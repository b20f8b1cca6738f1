// What validation costs a cold compile of the base example: the same process with and without the validator, medians of five.
import { execFileSync } from 'node:child_process';

const RUNS = 5;
const ONCE = new URL('./cold-compile-once.ts', import.meta.url).pathname;

const [without, validated] = [median([]), median(['validate'])];
console.log(`without the validator ${without.toFixed(0)} ms, with it ${validated.toFixed(0)} ms: ${(validated - without).toFixed(0)} ms more`);

function median(args: readonly string[]): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    execFileSync(process.execPath, ['--import', 'tsx', ONCE, ...args]);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}
