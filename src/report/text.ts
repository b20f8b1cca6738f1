// A report for people at a terminal.
import { titleOf, type Finding, type Related, type Severity } from '../finding/finding.ts';
import { lineAt, positionOf, type Span } from '../text/source.ts';
import { holdsPrivateKey, visible } from '../text/visible.ts';
import type { Report, ReportedOverlay, ReportedSecret } from './report.ts';
import { counted, type Summary } from './summary.ts';

/** Colours a text, or returns it as it is where the terminal has no colours. */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'green' | 'bold' | 'dim', text: string) => string;

export const plainText: Paint = (_, text) => text;

const COLOUR = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

export function textReport(report: Report, paint: Paint): string {
  const findings = report.findings.map((finding) => `${textFinding(finding, paint)}\n`);
  const overlays = report.overlays.map((overlay) => overlayLine(overlay, report.check, paint));
  const secrets = report.secrets.map((secret) => secretLine(secret, paint));
  const needed = secrets.length === 0 ? '' : `Secrets that you make:\n${secrets.join('')}\n`;
  return `${findings.join('')}${overlays.join('')}${overlays.length === 0 ? '' : '\n'}${needed}${summaryLine(report.summary, paint)}`;
}

/** The fault, its place with the line, the other places, and what to write instead. */
export function textFinding(finding: Finding, paint: Paint): string {
  const { severity, message, help, at, related, withholds } = finding;
  const head = `${paint(COLOUR[severity], severity)} ${paint('bold', titleOf(finding))}\n  ${message}\n`;
  const places = [...(at === null ? [] : [excerpt(at, '', COLOUR[severity], paint)]), ...related.map((place) => relatedExcerpt(place, paint))];
  const withheld = withholds.length === 0 ? '' : `  ${paint('dim', `= the overlay of ${withholds.join(', ')} stays as it stands`)}\n`;
  return `${head}${places.join('')}  = ${help}\n${withheld}`;
}

const relatedExcerpt = ({ at, message }: Related, paint: Paint): string => excerpt(at, message, 'cyan', paint);

/** `file:line:column`, as editors and terminals take it. */
export function placeText(at: Span): string {
  const { line, column } = positionOf(at);
  return `${visible(at.source.path)}:${line}:${column}`;
}

const WIDEST = 140;

function excerpt(at: Span, label: string, colour: Parameters<Paint>[0], paint: Paint): string {
  const { line, column } = positionOf(at);
  const place = `  ${paint('dim', '-->')} ${placeText(at)}${label === '' ? '' : `  ${label}`}\n`;
  const text = holdsPrivateKey(at.source.text) ? '' : lineAt(at);
  if (text.trim() === '') return place;
  // Long lines are cut in front so that the marked part shows.
  const start = column > WIDEST / 2 ? column - WIDEST / 2 : 0;
  const shown = oneColumnEach(text.slice(start, start + WIDEST));
  const width = Math.max(1, Math.min(at.end - at.start, text.length - column + 1, start + WIDEST - column + 1));
  const gutter = String(line).padStart(5);
  const blank = ' '.repeat(5);
  const caret = `${' '.repeat(column - 1 - start)}${paint(colour, '^'.repeat(width))}`;
  return `${place}${paint('dim', `${gutter} |`)} ${shown}\n${paint('dim', `${blank} |`)} ${caret}\n`;
}

/** So that the mark stands below what it marks: one column for a character, and none that moves the cursor. */
const oneColumnEach = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, (character) => (character === '\t' ? ' ' : '\ufffd'));

function secretLine({ cluster, namespace, name, keys, for: purpose }: ReportedSecret, paint: Paint): string {
  const type = keys.includes('tls.key') ? 'kubernetes.io/tls' : 'Opaque';
  return `  ${cluster}  ${namespace}/${name}  ${type}: ${keys.join(', ')}  ${paint('dim', purpose)}\n`;
}

function overlayLine({ path, files, status }: ReportedOverlay, check: boolean, paint: Paint): string {
  const colour = status === 'withheld' ? 'red' : status === 'unchanged' ? 'dim' : 'green';
  const words = check && status !== 'unchanged' && status !== 'withheld' ? `would be ${status}` : status;
  const size = status === 'written' || status === 'unchanged' ? `  ${counted(files.length, 'file')}` : '';
  return `${path}  ${paint(colour, words)}${size}\n`;
}

function summaryLine({ clusters, exposures, consumptions, errors, warnings, notes }: Summary, paint: Paint): string {
  const parts = [
    paint(errors > 0 ? 'red' : 'green', counted(errors, 'error')),
    paint(warnings > 0 ? 'yellow' : 'dim', counted(warnings, 'warning')),
    paint('dim', counted(notes, 'note')),
  ];
  return `${counted(clusters, 'cluster')}, ${counted(exposures, 'exposure')}, ${counted(consumptions, 'consumption')}: ${parts.join(', ')}\n`;
}
