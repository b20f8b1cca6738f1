// What `meshfed accept` changes, for people and for machines.
import type { AccessRow } from '../access/access-matrix.ts';
import type { Accepted } from '../adopt/accept.ts';
import { NAMED_ALONE, placeInWords, type Difference } from '../adopt/difference.ts';
import { dayOf } from '../model/days.ts';
import { positionOf } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import { accessTable } from './access-table.ts';
import { anchorLines, anchorText } from './anchor-text.ts';
import { placeText, type Paint } from './text.ts';

export interface AcceptedReport extends Accepted {
  readonly cluster: string;
  /** True where nothing was written. */
  readonly dryRun: boolean;
}

export function acceptedText(report: AcceptedReport, paint: Paint): string {
  const { cluster, accepted, left, files, gained, lost, dryRun } = report;
  if (accepted.length === 0 && left.length === 0) return `${cluster} states what its peers say; there is nothing to accept.\n`;
  const head = accepted.length === 0 ? `Nothing of ${cluster} was changed.\n` : `${paint('bold', `${cluster} ${dryRun ? 'would state' : 'now states'}`)}, in ${[...files.keys()].map(visible).join(', ')}:\n`;
  return [head, ...accepted.map((one) => line(one, paint)), accepted.length === 0 ? '' : access(gained, lost, report.accepted.some(({ ca }) => ca !== undefined), paint), anchorText(report, paint), ...leftLines(cluster, left, paint)].join('');
}

function line(difference: Difference, paint: Paint): string {
  const from = difference.from === null ? '' : `${paint('red', shown(difference.from))} → `;
  const to = difference.to === null ? paint('red', 'nothing') : paint('green', shown(difference.to));
  return `  ${placeInWords(difference)}: ${from}${to}  ${paint('dim', `as ${difference.peer} says at ${placeText(difference.at)}`)}\n`;
}

const shown = (value: unknown): string => visible(Array.isArray(value) ? value.join(', ') : String(value));

function access(gained: readonly AccessRow[], lost: readonly AccessRow[], isAnchored: boolean, paint: Paint): string {
  if (gained.length === 0 && lost.length === 0) return isAnchored ? '' : '\nNobody gains or loses access by it.\n';
  const table = (title: string, rows: readonly AccessRow[]): string => (rows.length === 0 ? '' : `\n${paint('bold', title)}\n${accessTable(rows, paint)}`);
  return table('Gains access:', gained) + table('Loses access:', lost);
}

function leftLines(cluster: string, left: readonly Difference[], paint: Paint): readonly string[] {
  if (left.length === 0) return [];
  const hints = left.map(({ peer, fact }) => `  meshfed accept ${cluster} --peer ${peer} --fact ${fact}\n`);
  const alone = left.some(({ fact }) => NAMED_ALONE.has(fact)) ? 'An identity and a CA decide who gets in, so they are accepted only where they are named, one peer at a time. Confirm them by another way than this repository.\n' : '';
  return [`\n${paint('bold', 'Not accepted:')}\n`, ...left.flatMap((one) => [line(one, paint), ...anchorLines(one)]), alone, ...new Set(hints)];
}

/** One object and a line break. */
export function acceptedJson(report: AcceptedReport): string {
  const { cluster, accepted, left, files, gained, lost, dryRun } = report;
  const document = { version: '1', cluster, written: !dryRun && files.size > 0, files: [...files.keys()].map(visible), accepted: accepted.map(jsonDifference), left: left.map(jsonDifference), access: { gained, lost, ...(accepted.some(({ ca }) => ca !== undefined) ? { open: report.open } : {}) } };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function jsonDifference(difference: Difference): object {
  const { peer, fact, from, to, at: span, ca } = difference;
  const anchor = ca === undefined ? {} : { ca: { subject: ca.subject, issuer: ca.issuer, fingerprint: ca.fingerprint, notBefore: dayOf(ca.notBefore), notAfter: dayOf(ca.notAfter) } };
  return { peer, fact, place: placeInWords(difference), from, to, file: visible(span.source.path), ...positionOf(span), ...anchor };
}
