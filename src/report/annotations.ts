// Findings as workflow commands of GitHub Actions: it shows each at its line.
import { SEVERITIES, titleOf, type Finding, type Severity } from '../finding/finding.ts';
import { positionOf } from '../text/source.ts';
import { revealed, visible } from '../text/visible.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>;

/** The runner takes so many of a kind from a step, and drops the others without a word. */
const MOST = 10;
/** And it cuts a message here, in UTF-16 units. */
const LONGEST = 4_096;

export interface AnnotationPlaces {
  /** Of a finding's file from the workspace's root, `/` between its parts. */
  readonly path: (file: string) => string;
  /** True for files of the pull request: those come first among equals. */
  readonly isChanged?: (path: string) => boolean;
  /** Sentences of ours about overlays that are not what would be written: errors that come before all others. */
  readonly stale?: readonly string[];
}

/** One command a line, errors first. The last of a kind says how many more there are. */
export function annotations(findings: readonly Finding[], places: AnnotationPlaces): string {
  return SEVERITIES.flatMap((severity) => ofKind(severity, findings.filter((finding) => finding.severity === severity), places))
    .map((command) => `${command}\n`)
    .join('');
}

function ofKind(severity: Severity, findings: readonly Finding[], places: AnnotationPlaces): readonly string[] {
  const isNear = ({ at }: Finding): boolean => at !== null && (places.isChanged?.(places.path(at.source.path)) ?? false);
  const stale = severity === 'error' ? (places.stale ?? []).map((sentence) => `::error title=meshfed::${data(sentence)}`) : [];
  const sorted = [...findings.filter(isNear), ...findings.filter((finding) => !isNear(finding))];
  const shown = [...stale, ...sorted.slice(0, MOST).map((finding) => annotation(finding, places))];
  const count = stale.length + sorted.length;
  if (count <= MOST) return shown;
  return [...shown.slice(0, MOST - 1), `::${COMMANDS[severity]} title=meshfed::and ${count - MOST + 1} more; the summary of this run has them all`];
}

function annotation(finding: Finding, { path }: AnnotationPlaces): string {
  const { severity, message, help, at } = finding;
  const text = withinLimit(`${message}. ${help}`);
  return `::${COMMANDS[severity]} ${[...(at === null ? [] : place(at, path)), `title=${property(titleOf(finding))}`].join(',')}::${data(text)}`;
}

function place(at: NonNullable<Finding['at']>, path: AnnotationPlaces['path']): readonly string[] {
  const { line, column } = positionOf(at);
  const end = positionOf({ ...at, start: at.end });
  // The runner drops columns of what goes over several lines.
  const columns = end.line === line ? [`col=${column}`, ...(end.column > column ? [`endColumn=${end.column}`] : [])] : [];
  return [`file=${property(visible(path(at.source.path)))}`, `line=${line}`, `endLine=${end.line}`, ...columns];
}

/** Never in the middle of a character. */
function withinLimit(text: string): string {
  const shown = revealed(text);
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - 2).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** As the toolkit of Actions does it: `%` first. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
