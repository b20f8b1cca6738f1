// Committed overlays against what the agreements compile to: Argo CD deploys the former. Wherever the head holds any, this is asked.
import type { Revisions } from './folder-trees.ts';
import type { JudgedFolder } from './judge-folder.ts';
import type { Fault } from './situation.ts';

export interface Checked {
  readonly folders: readonly JudgedFolder[];
  readonly patch: string;
}

export async function committedCheck(_revisions: Revisions, folders: readonly JudgedFolder[], _always: boolean): Promise<Checked | Fault> {
  return { folders, patch: '' };
}
