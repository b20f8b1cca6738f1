// Many objects by one `git cat-file --batch`.
import type { Repository } from './open-repository.ts';

export interface GitObject {
  readonly type: string;
  readonly bytes: Buffer;
}

const LINE_BREAK = 0x0a;

/** Objects by id. One that is not in the repository is left out; it is never fetched. All are held in memory: ask for sizes before. */
export async function readObjects({ git }: Repository, ids: readonly string[]): Promise<ReadonlyMap<string, GitObject>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const result = await git(['cat-file', '--batch', '--buffer'], wanted.map((id) => `${id}\n`).join(''));
  return 'failed' in result ? new Map() : parseBatch(result.output);
}

/** `<id> <type> <size>`, a line break, as many bytes, a line break; or `<id> missing`. */
export function parseBatch(output: Buffer): ReadonlyMap<string, GitObject> {
  const objects = new Map<string, GitObject>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(LINE_BREAK, at);
    if (end === -1) break;
    const [id = '', type = '', size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    objects.set(id, { type, bytes: output.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return objects;
}
