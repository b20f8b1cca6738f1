// The rows of the two tables of access, most dangerous first.
import type { AccessRow } from '../../access/access-matrix.ts';
import type { AccessChange, Change } from '../../change/change.ts';
import { canWrite, isWide, serviceName } from './access-words.ts';
import { say, type Phrase } from './phrase.ts';
import type { ChangedFolder, Compared } from './pull-request.ts';
import { isUnread } from './unread.ts';

export interface AccessLine<Folder extends Compared = ChangedFolder> {
  readonly row: AccessRow;
  readonly change: AccessChange;
  readonly folder: Folder;
  readonly which: 'gained' | 'lost';
}

export const isAccess = (change: Change): change is AccessChange => change.kind.startsWith('access-');

export const gainedLines = <Folder extends Compared>(folders: readonly Folder[]): readonly AccessLine<Folder>[] => lines(folders, 'gained');
export const lostLines = <Folder extends Compared>(folders: readonly Folder[]): readonly AccessLine<Folder>[] => lines(folders, 'lost').filter((line) => !isUnknown(line));
/** What an agreement granted that cannot be read any more. */
export const unknownLines = <Folder extends Compared>(folders: readonly Folder[]): readonly AccessLine<Folder>[] => lines(folders, 'lost').filter(isUnknown);

const isUnknown = ({ change, folder }: AccessLine<Compared>): boolean => isUnread(change.cluster, folder.head);

function lines<Folder extends Compared>(folders: readonly Folder[], which: 'gained' | 'lost'): readonly AccessLine<Folder>[] {
  return folders
    .flatMap((folder) => folder.difference.changes.filter(isAccess).flatMap((change) => change[which].map((row) => ({ row, change, folder, which }))))
    .map((line, index) => ({ line, index, danger: danger(line) }))
    .sort((a, b) => b.danger - a.danger || a.index - b.index)
    .map(({ line }) => line);
}

/** Finds another line of the same client and exposure: then what differs must be said, or gaining and losing look the same. */
export function twins<Folder extends Compared>(others: readonly AccessLine<Folder>[]): (line: AccessLine<Folder>) => AccessLine<Folder> | undefined {
  const key = ({ row: { client, exposure } }: AccessLine<Folder>): string => JSON.stringify([client.cluster, exposure.cluster, exposure.name]);
  const lines = new Map([...others].reverse().map((other) => [key(other), other]));
  return (line) => lines.get(key(line));
}

/** What tells a line from its twin, or from what the same cluster may do under another identity. */
export function apart(line: AccessLine<Compared>, twin: AccessLine<Compared> | undefined): Phrase {
  const { row } = line;
  if (twin === undefined) return hasOtherIdentity(line) ? say` as ${row.client.identity}` : [];
  if (twin.row.client.identity !== row.client.identity) return say` as ${row.client.identity}`;
  if (serviceName(twin.row.exposure) !== serviceName(row.exposure)) return say` at ${serviceName(row.exposure)}`;
  const subset = subsetOf(line);
  return subset === subsetOf(twin) ? [] : subset === null ? [', no subset'] : say`, subset ${subset}`;
}

/** True where the same cluster had, or keeps, access under another identity. */
function hasOtherIdentity({ row: { client, exposure }, folder, which }: AccessLine<Compared>): boolean {
  const rows = (which === 'gained' ? folder.base?.access : folder.head.access) ?? [];
  return rows.some((one) => one.client.cluster === client.cluster && one.exposure.cluster === exposure.cluster && one.exposure.name === exposure.name && one.client.identity !== client.identity);
}

/** With its labels where these are what changes: they decide which pods answer. */
export function subsetOf({ row: { exposure }, folder, which }: AccessLine<Compared>): string | null {
  const moved = folder.difference.changes.flatMap((change) => (change.kind === 'exposure-moved' && change.cluster === exposure.cluster && change.exposure === exposure.name ? change.moved : [])).find(({ what }) => what === 'subset');
  return moved === undefined ? exposure.subset : which === 'gained' ? moved.to : moved.from;
}

const danger = ({ row, change }: AccessLine<Compared>): number => Number(change.first) * 4 + Number(canWrite(row)) * 2 + Number(isWide(row));
