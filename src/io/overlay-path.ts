// The paths that we may touch below `overlays/`. They also come out of records and journals, which anybody may have written.
import { foldersAbove } from '../text/folders-above.ts';
import { isBelow } from './read-below.ts';

/** Our own folder in `overlays/`. Its name is no DNS label, so it is no cluster's. */
export const OWN = '.meshfed';

// Records end in `.json`, so none of these is the record of a cluster that is called `journal` or `lock`.
export const JOURNAL = `${OWN}/journal`;
export const JOURNAL_DRAFT = `${OWN}/journal.draft`;
export const STAGED = `${OWN}/staged`;
export const LOCK = `${OWN}/lock`;
export const DEAD_LOCK = `${OWN}/lock.dead`;

const EXTENSION = '.json';
const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

export const isCluster = (name: string): boolean => LABEL.test(name);

/** True for a file's path that stays in the folder that it is relative to, on any system. */
export const staysInside = (path: string): boolean => isBelow(path) && !path.includes('\\');

/** A path that is a file's here and the folder of another; undefined where there is none. */
export function fileAndFolder(paths: readonly string[]): string | undefined {
  const folders = new Set(paths.flatMap(foldersAbove));
  return paths.find((path) => folders.has(path));
}

export const recordPath = (cluster: string): string => `${OWN}/${cluster}${EXTENSION}`;

/** The cluster whose record has this file name in our own folder, or undefined. */
export function clusterOfRecord(name: string): string | undefined {
  const cluster = name.slice(0, -EXTENSION.length);
  return name.endsWith(EXTENSION) && isCluster(cluster) ? cluster : undefined;
}

/** The cluster that a path below `overlays/` belongs to: a file in its folder, or its record. Undefined for any other path. */
export function clusterOf(path: string): string | undefined {
  if (!staysInside(path)) return undefined;
  const [top = '', ...below] = path.split('/');
  if (below.length === 0) return undefined;
  if (top === OWN) return below.length === 1 ? clusterOfRecord(below[0] ?? '') : undefined;
  return isCluster(top) ? top : undefined;
}
