// Options that several commands share, read the same way.
import { resolve } from 'node:path';
import { today } from '../io/clock.ts';
import { diskTree } from '../io/disk-tree.ts';
import type { Day } from '../model/names.ts';
import { day, isRefusal } from '../model/values.ts';
import type { Tree } from '../text/tree.ts';
import type { Arguments } from './read-arguments.ts';
import { usage, type Usage } from './usage.ts';

export interface Agreements {
  /** Absolute. */
  readonly folder: string;
  readonly tree: Tree;
}

/** The one positional: the folder of agreements. */
export function agreementsFrom({ positionals }: Arguments, command: string): Agreements | Usage {
  const [given, surplus] = positionals;
  if (given === undefined) return usage('which folder of agreements?', command);
  if (surplus !== undefined) return usage(`one folder of agreements is expected, and '${surplus}' is one too many`, command);
  const tree = diskTree(given);
  return 'unreadable' in tree ? usage(`the folder '${given}' ${tree.unreadable}`, command) : { folder: resolve(given), tree };
}

/** `-a`, or the folder `agreements` where the command is run. */
export function agreementsOption(args: Arguments, command: string): Agreements | Usage {
  const given = args.text('agreements') ?? 'agreements';
  const tree = diskTree(given);
  return 'unreadable' in tree ? usage(`the folder '${given}' ${tree.unreadable}; name the folder of agreements with -a`, command) : { folder: resolve(given), tree };
}

/** `--now`, or today in UTC. */
export function dayFrom(args: Arguments, command: string): Day | Usage {
  const written = args.text('now') ?? today();
  const parsed = day(written);
  return isRefusal(parsed) ? usage(`--now ${written}: ${parsed.problem}`, command) : parsed;
}

/** One of a few words. */
export function choiceFrom<T extends string>(args: Arguments, name: string, choices: readonly [T, ...T[]], command: string): T | Usage {
  const written = args.text(name);
  if (written === undefined) return choices[0];
  return choices.find((choice) => choice === written) ?? usage(`--${name} is one of ${choices.join(', ')}, and not '${written}'`, command);
}
