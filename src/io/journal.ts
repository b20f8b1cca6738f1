// The journal: a change of the overlays that is decided, and perhaps not yet done. While it stands, the next run goes on with it.
import { clusterOf, fileAndFolder } from './overlay-path.ts';
import { hasKeys, isRefused, isSha256, parseOwnJson, printOwnJson, type Refused } from './own-json.ts';

/** A staged file that takes its place by rename. Paths are relative to `overlays/`. */
export interface Replacement {
  /** Its name among the staged files: digits. */
  readonly staged: string;
  readonly path: string;
  /** SHA-256 of what stood there when the change was decided; null where nothing did. */
  readonly before: string | null;
  readonly after: string;
}

export interface Removal {
  readonly path: string;
  readonly before: string;
}

export interface Journal {
  readonly replace: readonly Replacement[];
  readonly remove: readonly Removal[];
}

const VERSION = '1';

export const printJournal = ({ replace, remove }: Journal): Uint8Array => printOwnJson({ version: VERSION, replace, remove });

export const isStagedName = (name: string): boolean => /^(0|[1-9][0-9]{0,8})$/.test(name);

export function parseJournal(bytes: Uint8Array): Journal | Refused {
  const parsed = parseOwnJson(bytes);
  if (isRefused(parsed)) return parsed;
  const { json } = parsed;
  if (!hasKeys(json, 'version', 'replace', 'remove')) return { refused: 'holds other keys than `version`, `replace` and `remove`' };
  if (json.version !== VERSION) return { refused: `is not of version ${VERSION}` };
  if (!isListOf(json.replace, isReplacement)) return { refused: 'holds under `replace` something that is no replacement' };
  if (!isListOf(json.remove, isRemoval)) return { refused: 'holds under `remove` something that is no removal' };
  const paths = [...json.replace, ...json.remove].map(({ path }) => path);
  const stray = paths.find((path) => clusterOf(path) === undefined);
  if (stray !== undefined) return { refused: `names \`${stray}\`, which is no path of a cluster’s overlay` };
  if (new Set(paths).size < paths.length) return { refused: 'names a path twice' };
  if (fileAndFolder(paths) !== undefined) return { refused: 'names a path that is a folder of another' };
  if (new Set(json.replace.map(({ staged }) => staged)).size < json.replace.length) return { refused: 'names a staged file twice' };
  return { replace: json.replace, remove: json.remove };
}

const isListOf = <T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] => Array.isArray(value) && value.every(is);

const isReplacement = (value: unknown): value is Replacement =>
  hasKeys(value, 'staged', 'path', 'before', 'after') &&
  typeof value.staged === 'string' &&
  isStagedName(value.staged) &&
  typeof value.path === 'string' &&
  (value.before === null || isSha256(value.before)) &&
  isSha256(value.after);

const isRemoval = (value: unknown): value is Removal => hasKeys(value, 'path', 'before') && typeof value.path === 'string' && isSha256(value.before);
