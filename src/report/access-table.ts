// The access matrix as a table.
import type { AccessRow } from '../access/access-matrix.ts';
import type { Paint } from './text.ts';

const HEAD = ['CLIENT', 'MAY', 'EXPOSURE', 'PATHS', 'UNTIL', 'CONSUMED AS', 'IDENTITY'] as const;

/** One line a row; names are DNS labels and identities ASCII, so padding by characters fits. */
export function accessTable(rows: readonly AccessRow[], paint: Paint): string {
  if (rows.length === 0) return 'Nobody may reach anything: there is no grant.\n';
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  return text.map((line, index) => `${index === 0 ? paint('bold', line) : line}\n`).join('');
}

const cells = ({ client, exposure, methods, paths, until, consumedAs }: AccessRow): readonly string[] => [
  client.cluster,
  methods?.join(' ') ?? 'any method',
  `${exposure.cluster}/${exposure.name}`,
  paths?.join(' ') ?? `${exposure.path ?? ''}*`,
  until ?? '-',
  consumedAs.map(({ namespace, service, port }) => `${service}.${namespace}:${port}`).join(' ') || '-',
  client.identity,
];
