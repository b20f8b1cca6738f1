// What a run prints at its end: a table, and the counts that others read.

export interface Line {
  readonly scenario: string;
  readonly requests: number;
  readonly compared: number;
  /** How many; what they were has been printed. */
  readonly failures: number;
  readonly seconds: number;
}

export function table(lines: readonly Line[]): string {
  const rows = [
    ['scenario', 'requests', 'held against access', 'seconds', ''],
    ...lines.map(({ scenario, requests, compared, failures, seconds }) => [
      scenario,
      String(requests),
      String(compared),
      seconds.toFixed(1),
      failures === 0 ? 'passed' : `FAILED ${failures}`,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const pad = (cell: string, column: number): string =>
    column === 0 || column === 4 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** The last line of a run, alone. A scenario that was to run and says nothing has failed. */
export function counts(lines: readonly Line[], planned: number): string {
  const passed = lines.filter(({ failures }) => failures === 0).length;
  return `${passed} passed, ${planned - passed} failed`;
}

export const skipped = (count: number, reasons: readonly string[]): string =>
  `NOT RUN: ${count} scenarios. Missing on this machine:\n${reasons.map((reason) => `  ${reason}`).join('\n')}\n${count} skipped`;
