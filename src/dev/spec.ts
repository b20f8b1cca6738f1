// A test suite that can't be forgotten: uvu runs a suite only where `.run()` is called, and says nothing where it is not.
import { suite, type Test } from 'uvu';

export type { Test };

/** Everything that `define` adds to `test` runs, under `name`. Throws where `define` is async: what it adds later would not run. */
export function spec(name: string, define: (test: Test) => void): void {
  const test = suite(name);
  const returned: unknown = define(test);
  if (returned instanceof Promise) throw new Error(`the suite '${name}' is defined by an async function; make its tests async instead`);
  test.run();
}
