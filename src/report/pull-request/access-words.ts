// How a row of the access matrix is said.
import type { AccessRow } from '../../access/access-matrix.ts';
import { extentOf } from '../extent.ts';
import { listed, say, values, type Phrase } from './phrase.ts';

type Allowed = Pick<AccessRow, 'methods' | 'paths' | 'exposure'>;

/** `GET and POST`, or what stands for all; a TCP exposure has no methods. */
export function methodsPhrase({ methods, exposure }: Allowed): Phrase {
  if (exposure.path === null) return ['connect to'];
  return methods === null ? ['use every method on'] : listed(values(methods), 7);
}

/** `httpbin.bookinfo:8000`. */
export const serviceName = ({ service, namespace, port }: AccessRow['exposure']): string => `${service}.${namespace}:${port}`;

/** ` after 2027-03-31 until 2027-06-30`: the days on which it is gained or lost, where these are not all. */
export function daysPhrase(row: AccessRow, kept: readonly AccessRow[] | undefined): Phrase {
  const extent = extentOf(row, kept);
  return [...(extent.kind === 'after' ? say` after ${extent.day}` : []), ...(row.until === null ? [] : say` until ${row.until}`)];
}

/** The same where it is days that are gained or lost; otherwise the methods and paths tell more. */
export const addedDays = (row: AccessRow, kept: readonly AccessRow[] | undefined): Phrase => (extentOf(row, kept).kind === 'after' ? daysPhrase(row, kept) : []);

/** `bookinfo/httpbin of cluster2`. */
export const exposurePhrase = ({ cluster, name }: Pick<AccessRow['exposure'], 'cluster' | 'name'>): Phrase => say`${name} of ${cluster}`;

/** A few at most: the rest is in the agreement's line. */
const MOST_PATHS = 6;

export function pathsPhrase({ paths, exposure }: Allowed): Phrase {
  if (exposure.path === null) return ['the whole port'];
  if (paths === null) return say`everything below ${exposure.path}`;
  return listed(paths.map((path) => (path.endsWith('/*') ? say`everything below ${path.slice(0, -1)}` : say`${path}`)), MOST_PATHS);
}

const WRITING: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const canWrite = ({ methods, exposure }: Allowed): boolean => exposure.path === null || methods === null || methods.some((method) => WRITING.has(method));

/** All of the exposure, or a whole tree of it. */
export const isWide = ({ paths, exposure }: Allowed): boolean => exposure.path === null || paths === null || paths.some((path) => path === `${exposure.path}*`);
