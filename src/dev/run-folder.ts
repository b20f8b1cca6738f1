// Runs the test files given as arguments, one after the other, and tells the parent process what each of them came to.
// uvu's own runner counts over all files and exits 0 where nothing ran; here each file must add a test and skip none.
import { pathToFileURL } from 'node:url';

export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  /** Why the file as a whole is no good, if it is not; counted as one failure. */
  readonly fault: string | undefined;
}

/** What uvu leaves in its queue for each suite. The errors are printable; `true` stands for none. */
type Suite = () => Promise<readonly [errors: string | true, passed: number, skipped: number, total: number]>;

// uvu talks to a runner through these three globals: with UVU_DEFER it starts nothing by itself.
declare global {
  var UVU_DEFER: 1 | undefined;
  var UVU_INDEX: number | undefined;
  var UVU_QUEUE: Suite[][] | undefined;
}

async function runFile(file: string): Promise<FileResult> {
  const queue: Suite[] = [];
  globalThis.UVU_QUEUE?.splice(0, 1, queue);
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  try {
    await import(pathToFileURL(file).href);
    for (const suite of queue) {
      const [errors, ran, left, total] = await suite();
      if (errors !== true) process.stdout.write(`\n${errors}\n`);
      passed += ran;
      // Not the number of errors: uvu swallows what a `before` hook throws, and then runs none of the tests.
      failed += total - ran;
      skipped += left;
    }
  } catch (error) {
    process.stdout.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return { file, passed, failed, fault: 'it throws outside its tests' };
  }
  if (skipped > 0) return { file, passed, failed, fault: `${skipped} of its tests are skipped (a .skip, or a .only elsewhere in the suite)` };
  if (passed + failed === 0) return { file, passed, failed, fault: 'it has no test' };
  return { file, passed, failed, fault: undefined };
}

globalThis.UVU_DEFER = 1;
globalThis.UVU_INDEX = 0;
globalThis.UVU_QUEUE = [[]];
for (const file of process.argv.slice(2)) process.send?.(await runFile(file));
