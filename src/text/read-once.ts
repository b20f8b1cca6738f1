// A tree that stays as it was first seen, whatever happens to its folder: what was checked is what is used.
import { isUnreadable, type Tree, type Unreadable } from './tree.ts';

/** Bytes that are kept, all files together. Of what is over it a file is read anew. */
const ROOM = 64 * 1024 * 1024;

/** A file of at most `most` bytes, and why one can't be read, is the same at each reading. The caller changes no bytes. */
export function readOnce(tree: Tree, most: number): Tree {
  const known = new Map<string, Uint8Array | Unreadable>();
  let room = ROOM;
  const read = (path: string, limit: number): Uint8Array | Unreadable => {
    const before = known.get(path);
    if (before !== undefined) return isUnreadable(before) ? before : before.subarray(0, limit + 1);
    const answer = tree.read(path, limit);
    const size = isUnreadable(answer) ? 0 : answer.length;
    // What is over its limit was cut.
    if (size <= limit && size <= most && size <= room) {
      room -= size;
      known.set(path, answer);
    }
    return answer;
  };
  return { ...tree, read };
}
