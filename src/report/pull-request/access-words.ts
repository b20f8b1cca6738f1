// How a row of the access matrix is said.
import type { AccessRow } from '../../access/access-matrix.ts';
import { listed, say, values, type Phrase } from './phrase.ts';

type Allowed = Pick<AccessRow, 'methods' | 'paths' | 'exposure'>;

/** `GET and POST`, or what stands for all; a TCP exposure has no methods. */
export function methodsPhrase({ methods, exposure }: Allowed): Phrase {
  if (exposure.path === null) return ['connect to'];
  return methods === null ? ['use every method on'] : listed(values(methods), 7);
}

/** `httpbin.bookinfo:8000`. */
export const serviceName = ({ service, namespace, port }: AccessRow['exposure']): string => `${service}.${namespace}:${port}`;

/** What tells two rows of one client and exposure apart. */
export function apart(row: AccessRow, twin: AccessRow | undefined): Phrase {
  if (twin === undefined) return [];
  if (twin.client.identity !== row.client.identity) return say` as ${row.client.identity}`;
  if (serviceName(twin.exposure) !== serviceName(row.exposure)) return say` at ${serviceName(row.exposure)}`;
  return row.until === twin.until ? [] : row.until === null ? [' without an end'] : say` until ${row.until}`;
}

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

/** True where both hold for some method. */
export const shareMethods = (a: Allowed, b: Allowed): boolean => a.methods === null || b.methods === null || a.methods.some((method) => b.methods?.includes(method));

/** All of the exposure, or a whole tree of it. */
export const isWide = ({ paths, exposure }: Allowed): boolean => exposure.path === null || paths === null || paths.some((path) => path === `${exposure.path}*`);
