// The rows of the two tables of access, most dangerous first.
import type { AccessRow } from '../../access/access-matrix.ts';
import type { AccessChange, Change } from '../../change/change.ts';
import { canWrite, isWide } from './access-words.ts';
import type { ChangedFolder } from './pull-request.ts';

export interface AccessLine {
  readonly row: AccessRow;
  readonly change: AccessChange;
  readonly folder: ChangedFolder;
}

export const isAccess = (change: Change): change is AccessChange => change.kind.startsWith('access-');

export const gainedLines = (folders: readonly ChangedFolder[]): readonly AccessLine[] => lines(folders, 'gained');
export const lostLines = (folders: readonly ChangedFolder[]): readonly AccessLine[] => lines(folders, 'lost');

function lines(folders: readonly ChangedFolder[], which: 'gained' | 'lost'): readonly AccessLine[] {
  return folders
    .flatMap((folder) => folder.difference.changes.filter(isAccess).flatMap((change) => change[which].map((row) => ({ row, change, folder }))))
    .map((line, index) => ({ line, index, danger: danger(line) }))
    .sort((a, b) => b.danger - a.danger || a.index - b.index)
    .map(({ line }) => line);
}

/** Finds another line of the same client and exposure: then what differs must be said, or gaining and losing look the same. */
export function twins(others: readonly AccessLine[]): (line: AccessLine) => AccessRow | undefined {
  const key = ({ row: { client, exposure } }: AccessLine): string => JSON.stringify([client.cluster, exposure.cluster, exposure.name]);
  const rows = new Map([...others].reverse().map((other) => [key(other), other.row]));
  return (line) => rows.get(key(line));
}

const danger = ({ row, change }: AccessLine): number => Number(change.first) * 4 + Number(canWrite(row)) * 2 + Number(isWide(row));
