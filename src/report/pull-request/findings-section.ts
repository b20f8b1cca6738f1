// What is wrong, gravest first, each with links to its lines.
import { SEVERITIES, titleOf, type Finding, type Severity } from '../../finding/finding.ts';
import { counted } from '../summary.ts';
import { prose } from './code.ts';
import { listed, markdown, say, values } from './phrase.ts';
import { placeLink } from './places.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';

/** What can be fixed later goes first where room is short. */
const EXPENDABLE = { error: undefined, warning: 30, note: 20 } as const satisfies Record<Severity, number | undefined>;

export const findingsSections = (folders: readonly ChangedFolder[]): readonly Section[] => SEVERITIES.flatMap((severity) => section(severity, folders));

function section(severity: Severity, folders: readonly ChangedFolder[]): readonly Section[] {
  const items = folders.flatMap((folder) => findingsOf(severity, folder));
  if (items.length === 0) return [];
  const title = counted(items.length, severity);
  const name = `${severity}s`;
  const more = (count: number): string => `- and ${counted(count, `more ${severity}`)}\n`;
  const expendable = EXPENDABLE[severity];
  const common = { name, items, more, ...(expendable === undefined ? {} : { expendable, brief: `${title}, left out here.\n\n` }) };
  // A note asks nobody to do anything.
  if (severity === 'note') return [{ ...common, head: `<details><summary>${title}</summary>\n\n`, tail: '\n</details>\n\n' }];
  return [{ ...common, head: `#### ${severity === 'error' ? 'Errors' : 'Warnings'} (${items.length})\n`, tail: '\n' }];
}

function findingsOf(severity: Severity, { findings, base, places }: ChangedFolder): readonly string[] {
  const key = ({ code, message, at }: Finding): string => JSON.stringify([code, message, at?.source.path]);
  const before = new Set(base?.findings.map(key));
  return findings.filter((one) => one.severity === severity).map((finding) => item(finding, before.has(key(finding)), places));
}

function item(finding: Finding, known: boolean, places: ChangedFolder['places']): string {
  const { severity, message, help, at, related, withholds } = finding;
  const head = `**${severity} ${titleOf(finding)}**${at === null ? '' : ` ${placeLink(places, at)}`}${known ? ' (also in the base)' : ''}: ${prose(message)}. ${prose(help)}`;
  const others = related.map((one) => `  - ${placeLink(places, one.at)}: ${prose(one.message)}\n`);
  const stays = withholds.length === 0 ? '' : ` ${markdown(say`Until then the overlay of ${listed(values(withholds))} stays as it stands.`)}`;
  return `- ${head}${stays}\n${others.join('')}`;
}
