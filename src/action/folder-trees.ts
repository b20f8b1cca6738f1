// One folder of agreements, and the overlays beside it, as they stand in commits.
import { unreadableBase } from '../checks/change/unreadable-base.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { CommitId } from '../io/git/commits.ts';
import type { Repository } from '../io/git/open-repository.ts';
import { findTree, isAbsent, type Limits } from '../io/git/tree-of-revision.ts';
import { memoryTree } from '../text/memory-tree.ts';
import type { Tree } from '../text/tree.ts';
import type { Fault } from './situation.ts';
import { withRulesOf } from '../base/with-rules-of.ts';

export interface FolderTrees {
  readonly head: Tree;
  /** Undefined where it cannot be had: not the same as a folder that is new. */
  readonly base: Tree | undefined;
  /** The same with the rules that each brings along, where those do not count. */
  readonly own: { readonly head: Tree; readonly base: Tree | undefined } | undefined;
  readonly findings: readonly Finding[];
}

export interface Revisions {
  readonly repository: Repository;
  readonly base: CommitId | null;
  readonly tree: CommitId;
  readonly rules: CommitId | undefined;
}

const NO_FOLDER = memoryTree({});

/** Overlays hold more than agreements, and are not limited by them. */
const OVERLAY_LIMITS: Limits = { file: 4 * 2 ** 20, total: 128 * 2 ** 20 };

export async function folderTrees({ repository, base, tree, rules }: Revisions, folder: string): Promise<FolderTrees | Fault> {
  const head = await findTree(repository, tree, folder);
  if ('unreadable' in head) return { fault: `the commit ${tree} ${head.unreadable}` };
  const before = base === null ? undefined : await findTree(repository, base, folder);
  if (isAbsent(head) && (before === undefined || 'unreadable' in before || isAbsent(before))) {
    return { fault: `there is no folder \`${folder}\` in ${tree.slice(0, 7)}; name the folder that holds the agreements as the input \`agreements\`` };
  }
  const proposed = isAbsent(head) ? NO_FOLDER : head;
  const isUnreadable = before !== undefined && 'unreadable' in before;
  const earlier = before === undefined || isUnreadable ? undefined : isAbsent(before) ? NO_FOLDER : before;
  const findings = isUnreadable ? [occurrence(unreadableBase, { at: null }, { revision: base ?? '', why: before.unreadable })] : [];
  if (rules === undefined) return { head: proposed, base: earlier, own: undefined, findings };
  const ruling = await findTree(repository, rules, folder);
  if ('unreadable' in ruling) return { fault: `the rules cannot be had: the commit ${rules} ${ruling.unreadable}` };
  const under = (tree: Tree): Tree => withRulesOf(isAbsent(ruling) ? undefined : ruling, tree);
  return { head: under(proposed), base: earlier === undefined ? undefined : under(earlier), own: { head: proposed, base: earlier }, findings };
}

/** Undefined where there are none. */
export async function overlaysTree(repository: Repository, commit: CommitId, folder: string): Promise<Tree | undefined | Fault> {
  const found = await findTree(repository, commit, folder, OVERLAY_LIMITS);
  if (isAbsent(found)) return undefined;
  return 'unreadable' in found ? { fault: `the commit ${commit} ${found.unreadable}` } : found;
}
