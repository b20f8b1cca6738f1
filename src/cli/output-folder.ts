// Where the overlays go: DIR of `-o DIR`, or the folder that holds the agreements.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { usage, type Usage } from './usage.ts';

/** Both paths as given or absolute; the answer is absolute. */
export function outputFolder(agreements: string, given: string | undefined, command: string): string | Usage {
  if (given === undefined) {
    const isRoot = resolve(agreements) === process.cwd() || existsSync(join(agreements, '.git'));
    return isRoot ? usage('where do the overlays go? `-o DIR` is needed where AGREEMENTS is the current folder or the root of a repository', command) : dirname(resolve(agreements));
  }
  const out = resolve(given);
  const inside = `${real(out)}${sep}`.startsWith(`${real(agreements)}${sep}`);
  return inside ? usage(`-o ${given} lies inside of the agreements, and overlays are no agreements`, command) : out;
}

/** The real path of what exists of it, and the rest as it stands. */
function real(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const parent = dirname(whole);
  return parent === whole ? whole : join(real(parent), whole.slice(parent.length));
}
