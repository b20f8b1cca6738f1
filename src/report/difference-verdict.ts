// What a difference comes to, in the words of a comment's title.
import type { DifferenceReport } from './difference-report.ts';
import { capital, effects, sentences } from './pull-request/effects.ts';
import { plain } from './pull-request/phrase.ts';
import { counted } from './summary.ts';

export function differenceVerdict({ base, sides, difference }: DifferenceReport): string {
  if (base === null) return `There is nothing to compare with, so all access is shown as new: ${counted(difference.access.gained.length, 'row')}.`;
  const told = effects([{ ...sides, difference }]);
  if (told.length > 0) return `${plain(sentences(told.map(capital)))}.`;
  return difference.changes.length === 0 ? 'Nothing changes.' : 'Same access as before, and nothing stops working.';
}
