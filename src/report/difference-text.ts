// A difference for people at a terminal: first what it comes to, then who gains and loses, what stops, and only then the rest.
import type { AccessRow } from '../access/access-matrix.ts';
import { isRuleChange, type AccessChange, type Change, type ManifestChange } from '../change/change.ts';
import type { Broken } from '../change/difference.ts';
import { positionOf, type Span } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import type { DifferenceReport } from './difference-report.ts';
import { differenceVerdict } from './difference-verdict.ts';
import { changeWords, exposureWords, localWords, methodsWords, pathsWords, untilWords } from './difference-words.ts';
import { extentOf } from './extent.ts';
import { counted } from './summary.ts';
import type { Paint } from './text.ts';

type Other = Exclude<Change, AccessChange | ManifestChange>;

export function differenceText(report: DifferenceReport, paint: Paint): string {
  const { difference, remarks } = report;
  const access = difference.changes.filter((change): change is AccessChange => change.kind.startsWith('access-'));
  const manifests = difference.changes.filter((change): change is ManifestChange => change.kind.startsWith('manifest-'));
  const others = difference.changes.filter((change): change is Other => !access.some((one) => one === change) && !manifests.some((one) => one === change));
  const rules = others.filter(isRuleChange);
  const [trusted, rest] = [true, false].map((wanted) => others.filter((change) => !isRuleChange(change) && (change.kind === 'identity-changed' || change.kind === 'trust-changed') === wanted));
  const sections = [
    section('The rules of judging', rules.map((change) => otherLine(change, paint)), paint),
    section('Gains access', access.flatMap((change) => change.gained.map((row) => accessLine('+', 'green', row, change, paint))), paint),
    section('Loses access', access.flatMap((change) => change.lost.map((row) => accessLine('-', 'red', row, change, paint))), paint),
    section('Stops working', difference.broken.map((one) => brokenLine(one, paint)), paint),
    section('Who is trusted', (trusted ?? []).map((change) => otherLine(change, paint)), paint),
    section('Also changes', (rest ?? []).map((change) => otherLine(change, paint)), paint),
    section('Manifests', manifestLines(manifests), paint),
  ];
  const unchanged = report.base === null ? '' : `${counted(difference.unchanged, 'pair')} of client and exposure unchanged\n`;
  const said = remarks.map((remark) => `${paint('yellow', `${remark}.`)}\n`).join('');
  return `${paint('bold', differenceVerdict(report))}\n${said}${sections.join('')}\n${unchanged}${paint('dim', difference.hash)}\n`;
}

const section = (title: string, lines: readonly string[], paint: Paint): string => (lines.length === 0 ? '' : `\n${paint('bold', title)}\n${lines.join('')}`);

const place = (at: Span | null, side: 'base' | 'head'): string =>
  at === null ? '' : `${visible(at.source.path)}:${positionOf(at).line}${side === 'base' ? ' (in the base)' : ''}`;

const below = (lines: readonly string[], paint: Paint): string => lines.filter((line) => line !== '').map((line) => `      ${paint('dim', line)}\n`).join('');

const may = (row: AccessRow): string => `${methodsWords(row)} ${pathsWords(row)}${untilWords(row)}`;

/** A row as it is lost or gained: of one that only ends otherwise, the days after. */
function mayWords(row: AccessRow, { kept }: AccessChange): string {
  const extent = extentOf(row, kept);
  return extent.kind === 'after' ? `${methodsWords(row)} ${pathsWords(row)} after ${extent.day}${untilWords(row)}` : may(row);
}

function accessLine(sign: '+' | '-', colour: Parameters<Paint>[0], row: AccessRow, change: AccessChange, paint: Paint): string {
  const first = change.first && sign === '+' ? `, the first access of ${row.client.cluster} to ${row.exposure.cluster}` : '';
  const local = row.consumedAs.length === 0 ? '' : `consumed as ${row.consumedAs.map(localWords).join(', ')}`;
  const kept = change.kept === undefined ? '' : `before and after: ${change.kept.map(may).join('; ')}`;
  const head = `  ${paint(colour, `${sign} ${row.client.cluster}: ${exposureWords(row.exposure)}: ${mayWords(row, change)}`)}${first}\n`;
  return head + below([`to Service ${serviceWords(row)}`, `as ${row.client.identity}`, kept, local, place(change.at, change.side)], paint);
}

const serviceWords = ({ exposure: { service, namespace, port, subset } }: AccessRow): string => `${service}.${namespace}:${port}${subset === null ? '' : `, subset ${subset}`}`;

function brokenLine({ consumer, as, provider, exposure, why, at }: Broken, paint: Paint): string {
  return `  ${paint('red', `! ${consumer}: calls to ${localWords(as)}`)}, which is ${exposure} of ${provider}\n      ${why}\n${below([place(at, 'head')], paint)}`;
}

function otherLine(change: Other, paint: Paint): string {
  const where = place(change.at, change.side);
  return `  * ${changeWords(change)}${where === '' ? '' : `  ${paint('dim', where)}`}\n`;
}

/** A line a cluster: how many files come, change and go. */
function manifestLines(manifests: readonly ManifestChange[]): readonly string[] {
  const clusters = [...new Set(manifests.map(({ cluster }) => cluster))];
  return clusters.map((cluster) => {
    const counts = (['added', 'changed', 'removed'] as const)
      .map((what) => [what, manifests.filter((one) => one.cluster === cluster && one.kind === `manifest-${what}`).length] as const)
      .filter(([, count]) => count > 0);
    return `  overlays/${cluster}: ${counts.map(([what, count]) => `${count} ${what}`).join(', ')}\n`;
  });
}
