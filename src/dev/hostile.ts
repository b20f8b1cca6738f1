// `npm run hostile -- [RUNS] [SEED]`: a long run of hostile repositories against the compiler. Says the seed, and how to run a failure again.
import fc from 'fast-check';
import { demandLaws } from './demand-laws.ts';
import { described, hostileRepository, treeOf } from './hostile-repository.ts';

const runs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
let done = 0;
let slowest = 0;
const result = fc.check(
  fc.property(hostileRepository, (hostile) => {
    const start = process.hrtime.bigint();
    demandLaws(treeOf(hostile.repository));
    slowest = Math.max(slowest, Number(process.hrtime.bigint() - start) / 1e6);
    if (++done % 10_000 === 0) process.stderr.write(`${done} repositories, the slowest took ${Math.round(slowest)} ms, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB\n`);
  }),
  { numRuns: runs, seed, endOnFailure: true },
);
console.log(`seed ${seed}: ${result.numRuns} repositories, the slowest took ${Math.round(slowest)} ms, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
if (result.failed) {
  console.log(`again: npm run hostile -- ${result.numRuns} ${seed}   (path ${result.counterexamplePath ?? ''})`);
  console.log(result.counterexample === null ? '' : described(result.counterexample[0]));
  console.log(result.errorInstance instanceof Error ? (result.errorInstance.stack ?? '') : String(result.errorInstance));
}
console.log(`${result.failed ? result.numRuns - 1 : result.numRuns} passed, ${result.failed ? 1 : 0} failed`);
process.exitCode = result.failed ? 1 : 0;
