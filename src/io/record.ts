// A cluster's record: the files that we wrote for it, and their hashes. What is not in it is not ours to remove.
import { createHash } from 'node:crypto';
import { byCodeUnit } from '../text/source.ts';
import { staysInside } from './overlay-path.ts';
import { hasKeys, isObject, isRefused, isSha256, parseOwnJson, printOwnJson, type Refused } from './own-json.ts';

/** SHA-256 in hex by path; paths are relative to the cluster's folder. */
export type OverlayRecord = ReadonlyMap<string, string>;

const VERSION = '1';

export function printRecord(cluster: string, record: OverlayRecord): Uint8Array {
  const files = Object.fromEntries([...record].sort(([a], [b]) => byCodeUnit(a, b)));
  return printOwnJson({ version: VERSION, cluster, files });
}

/** The record after a run that changes all that must be changed. `files`: text by path, relative to the cluster's folder. */
export function recordText(cluster: string, files: ReadonlyMap<string, string>): string {
  const hashes = [...files].map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')] as const);
  return new TextDecoder().decode(printRecord(cluster, new Map(hashes)));
}

/** `cluster` is whose record it is by its name; one that names another is refused. */
export function parseRecord(cluster: string, bytes: Uint8Array): OverlayRecord | Refused {
  const parsed = parseOwnJson(bytes);
  if (isRefused(parsed)) return parsed;
  const { json } = parsed;
  if (!hasKeys(json, 'version', 'cluster', 'files')) return { refused: 'holds other keys than `version`, `cluster` and `files`' };
  if (json.version !== VERSION) return { refused: `is not of version ${VERSION}` };
  if (json.cluster !== cluster) return { refused: 'is the record of another cluster' };
  if (!isObject(json.files)) return { refused: 'holds no object as `files`' };
  const record = new Map<string, string>();
  for (const [path, hash] of Object.entries(json.files)) {
    if (!staysInside(path)) return { refused: `names \`${path}\`, which is no path inside the cluster’s folder` };
    if (!isSha256(hash)) return { refused: `holds no SHA-256 for \`${path}\`` };
    record.set(path, hash);
  }
  return record;
}
