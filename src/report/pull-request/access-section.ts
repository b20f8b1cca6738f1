// Who gains and who loses access: what an owner approves.
import { canWrite, exposurePhrase, isWide, methodsPhrase, pathsPhrase, serviceName } from './access-words.ts';
import { gainedLines, lostLines, type AccessLine } from './access-lines.ts';
import { code } from './code.ts';
import { listed, markdown, say, values, type Phrase } from './phrase.ts';
import { placeLink } from './places.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';

export function accessSections(folders: readonly ChangedFolder[]): readonly Section[] {
  return [
    table('Gains access', 'may now', gainedLines(folders), true),
    table('Loses access', 'may no longer', lostLines(folders), false),
  ].filter(({ items }) => items.length > 0);
}

/** Few columns: a comment is narrow, and what stands outside of it is not read. */
function table(title: string, verb: string, lines: readonly AccessLine[], gains: boolean): Section {
  const last = gains ? 'owner to approve' : 'owner';
  return {
    name: `rows of '${title}'`,
    head: `#### ${title} (${lines.length})\n| who | ${verb} | because of | ${last} |\n|---|---|---|---|\n`,
    items: lines.map((line) => `| ${cells(line, gains).join(' | ')} |\n`),
    tail: `\n${withheld(lines)}`,
    more: (count) => `| and ${count} more ${count === 1 ? 'row' : 'rows'} | | | |\n`,
  };
}

function cells(line: AccessLine, gains: boolean): readonly string[] {
  const { row, change, folder } = line;
  const { client, exposure } = row;
  const place = change.at === null ? [] : [placeLink(folder.places, change.at, change.side)];
  return [
    `${gains ? '+' : '−'} ${code(client.cluster)}<br>${code(client.identity)}`,
    `${markdown(methodsCell(line))} ${markdown(exposurePhrase(exposure))}<br>${markdown(pathsPhrase(row))}<br>${markdown(service(line))}${kept(line)}`,
    [...place, ...(gains ? dangers(line) : consumers(line))].join('<br>'),
    owners(line),
  ];
}

function methodsCell({ row: { methods, exposure, until } }: AccessLine): Phrase {
  const may = exposure.path === null ? ['connect (TCP)'] : methods === null ? ['every method'] : listed(values(methods), 7);
  return until === null ? say`${may} on` : say`${may} until ${until} on`;
}

const service = ({ row: { exposure } }: AccessLine): Phrase =>
  say`${serviceName(exposure)}${exposure.subset === null ? [] : say` subset ${exposure.subset}`}`;

/** What of the same pair stays as it was: a lost row may hold it. */
function kept({ row, change: { kept: rows = [] } }: AccessLine): string {
  const same = rows.filter((one) => one.client.identity === row.client.identity);
  if (same.length === 0) return '';
  const until = (day: string | null): Phrase => (day === null ? [] : say` until ${day}`);
  return `<br>before and after: ${markdown(listed(same.map((one) => say`${methodsPhrase(one)} ${pathsPhrase(one)}${until(one.until)}`), 4))}`;
}

/** What an error holds back is not live when this is merged. */
function withheld(lines: readonly AccessLine[]): string {
  const clusters = [...new Set(lines.filter(({ change, folder }) => folder.head.withheld.includes(change.cluster)).map(({ change }) => change.cluster))];
  return clusters.length === 0 ? '' : `Because of errors in its own agreement the overlay of ${markdown(listed(values(clusters)))} stays as it stands until they are mended, and so does this access.\n\n`;
}

/** In the order in which they weigh. */
function dangers({ row, change }: AccessLine): readonly string[] {
  const first = change.first ? [`first access to ${code(row.exposure.cluster)}`] : [];
  const write = row.exposure.path !== null && canWrite(row) ? ['can write'] : [];
  return [...first, ...write, ...(isWide(row) ? ['the whole exposure'] : [])];
}

function consumers({ row: { consumedAs } }: AccessLine): readonly string[] {
  const names = consumedAs.map(({ namespace, service: name, port }) => say`${`${name}.${namespace}:${port}`}`);
  return names.length === 0 ? [] : [`was called as ${markdown(listed(names, 4))}`];
}

/** The owner of the file that says it; the cluster's owner where no CODEOWNERS names one. */
function owners({ change, folder }: AccessLine): string {
  const named = change.at === null ? [] : folder.owners(folder.places.path(change.at.source.path));
  return named.length === 0 ? markdown(say`owner of ${change.cluster}`) : markdown(listed(values(named), 5));
}
