// What a difference comes to, in one line: widening before narrowing before breakage.
import type { AccessRow } from '../access/access-matrix.ts';
import type { DifferenceReport } from './difference-report.ts';
import { exposureWords, extentOf, methodsWords } from './difference-words.ts';
import { counted } from './summary.ts';

export function differenceVerdict({ base, difference: { changes, broken } }: DifferenceReport): string {
  const rows = (of: 'gained' | 'lost'): readonly Told[] => changes.flatMap((change) => ('gained' in change ? change[of].map((row) => ({ row, kept: change.kept })) : []));
  const trusted = [...new Set(changes.filter(({ kind }) => kind === 'identity-changed' || kind === 'trust-changed').map(({ cluster }) => cluster))];
  const [stopped] = broken;
  const parts = [
    ...access('Access widens', 'newly', rows('gained')),
    ...(trusted.length === 0 ? [] : [`Who is trusted changes in ${trusted.join(', ')}.`]),
    ...access('Access narrows', 'no longer', rows('lost')),
    ...(stopped === undefined ? [] : [`Stops working: calls of ${stopped.consumer} to ${stopped.as.service}.${stopped.as.namespace}${more(broken.length)}.`]),
  ];
  if (base === null) return `There is nothing to compare with, so all access is shown as new: ${counted(rows('gained').length, 'row')}.`;
  if (parts.length > 0) return parts.join(' ');
  return changes.length === 0 ? 'Nothing changes.' : 'Same access as before, and nothing stops working.';
}

interface Told {
  readonly row: AccessRow;
  readonly kept: readonly AccessRow[] | undefined;
}

/** The first row is the most dangerous one. */
function access(what: string, adverb: string, rows: readonly Told[]): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { row, kept } = first;
  const extent = extentOf(row, kept);
  const methods = row.methods === null && row.exposure.path !== null ? 'use any method on' : methodsWords(row);
  const exposure = `${extent.kind === 'all' ? 'all of ' : ''}${exposureWords(row.exposure)}${extent.kind === 'after' ? ` after ${extent.day}` : ''}`;
  return [`${what}: ${row.client.cluster} may ${adverb} ${methods} ${exposure}${more(rows.length)}.`];
}

const more = (count: number): string => (count < 2 ? '' : `, and ${count - 1} more`);
