// All folders of a run, judged: the middle of the action, between what is read and what is told.
import type { Ports } from '../compile.ts';
import { type Finding, reaches } from '../finding/finding.ts';
import type { CommitId } from '../io/git/commits.ts';
import type { Codeowners } from '../owners/codeowners.ts';
import { committedCheck } from './committed-check.ts';
import { folderTrees, type Revisions } from './folder-trees.ts';
import type { Inputs } from './inputs.ts';
import { judgeFolder, type JudgedFolder } from './judge-folder.ts';
import type { Fault } from './situation.ts';

export interface Judged {
  readonly folders: readonly JudgedFolder[];
  /** A unified diff that brings committed overlays up to date; empty where they are. */
  readonly patch: string;
  readonly result: 'clean' | 'findings' | 'stale';
}

export interface JudgeWorld {
  readonly ports: Ports;
  /** The address below which a commit's files are found, with a final `/`. */
  readonly blobs: (commit: CommitId) => string;
  /** The commit that links lead to. */
  readonly head: CommitId;
  readonly owners: Codeowners | undefined;
  /** About the run as a whole. */
  readonly findings: readonly Finding[];
}

export async function judge(revisions: Revisions, inputs: Inputs, world: JudgeWorld): Promise<Judged | Fault> {
  const folders = await judgeFolders(revisions, inputs.agreements, world);
  if ('fault' in folders) return folders;
  const checked = inputs.check === 'false' ? { folders, patch: '' } : await committedCheck(revisions, folders, inputs.check === 'true');
  if ('fault' in checked) return checked;
  // What concerns the whole run is told once, with the first folder.
  const told = checked.folders.map((folder, index) => (index === 0 ? { ...folder, findings: [...world.findings, ...folder.findings] } : folder));
  return { folders: told, patch: checked.patch, result: resultOf(told, inputs) };
}

export async function judgeFolders(revisions: Revisions, names: readonly string[], { ports, blobs, head, owners }: Omit<JudgeWorld, 'findings'>): Promise<readonly JudgedFolder[] | Fault> {
  const folders: JudgedFolder[] = [];
  for (const folder of names) {
    const trees = await folderTrees(revisions, folder);
    if ('fault' in trees) return trees;
    folders.push(judgeFolder(trees, { folder, ports, owners, blobs: { base: revisions.base === null ? null : blobs(revisions.base), head: blobs(head) } }));
  }
  return folders;
}

/** `stale` where the committed overlays are all that is wrong. */
function resultOf(folders: readonly JudgedFolder[], { failOn }: Inputs): Judged['result'] {
  const failing = folders.flatMap(({ findings }) => findings).filter((finding) => reaches(finding, failOn));
  const isStale = folders.some(({ stale }) => stale.length > 0);
  if (failing.some(({ code }) => !isAboutOverlays(code))) return 'findings';
  return isStale ? 'stale' : failing.length > 0 ? 'findings' : 'clean';
}

/** MF6020 to MF6039. */
export const isAboutOverlays = (code: string): boolean => /^MF60[23]/.test(code);
