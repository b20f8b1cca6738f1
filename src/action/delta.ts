// What a reviewer approves, over all folders of a run: as one hash for the marker of a comment.
import { createHash } from 'node:crypto';
import { deltaItems } from '../change/delta.ts';
import type { Difference } from '../change/difference.ts';

export interface Delta {
  readonly hash: string;
  /** True where nothing needs an approval. */
  readonly isEmpty: boolean;
}

/** Of one folder, the hash that the comment shows; of several, a hash over theirs. */
export function deltaOf(folders: readonly { readonly folder: string; readonly difference: Difference }[]): Delta {
  const isEmpty = folders.every(({ difference }) => deltaItems(difference).length === 0);
  const [first, ...rest] = folders;
  if (first !== undefined && rest.length === 0) return { hash: first.difference.hash, isEmpty };
  const lines = folders.map(({ folder, difference }) => `${folder}\0${difference.hash}\n`).sort();
  return { hash: `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`, isEmpty };
}
