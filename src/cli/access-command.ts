// `meshfed access`: the access matrix.
import { accessMatrix } from '../access/access-matrix.ts';
import { readFederation } from '../model/read-federation.ts';
import { accessTable } from '../report/access-table.ts';
import { ACCESS_HELP } from './help.ts';
import { agreementsFrom, choiceFrom, dayFrom } from './options.ts';
import { readArguments } from './read-arguments.ts';
import type { Streams } from './streams.ts';
import { isUsage, type Usage } from './usage.ts';

const NAME = 'meshfed access';

const FLAGS = { now: { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

export function accessCommand(words: readonly string[], { out, err, paint }: Streams): number | Usage {
  const args = readArguments(words, FLAGS, NAME);
  if (isUsage(args)) return args;
  if (args.flag('help')) {
    out.write(ACCESS_HELP);
    return 0;
  }
  const now = dayFrom(args, NAME);
  if (isUsage(now)) return now;
  const format = choiceFrom(args, 'format', ['text', 'json'], NAME);
  if (isUsage(format)) return format;
  const agreements = agreementsFrom(args, NAME);
  if (isUsage(agreements)) return agreements;
  const federation = readFederation(agreements.tree, now);
  const rows = accessMatrix(federation);
  const unread = federation.agreements.filter(({ complete }) => !complete).map(({ cluster }) => cluster);
  // A grant that cannot be read is in no row, and whoever reads the rows must know.
  if (unread.length > 0) err.write(`${NAME}: not all of ${unread.join(', ')} could be read, so grants may be missing here; meshfed compile --check says why\n`);
  out.write(format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : accessTable(rows, paint));
  return 0;
}
