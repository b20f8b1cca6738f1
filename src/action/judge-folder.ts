// One folder of agreements, compiled as it was and as it will be, and what the difference means.
import { caseClashes } from '../base/case-clashes.ts';
import { compileChange } from '../compile-change.ts';
import type { Compilation, Ports } from '../compile.ts';
import type { Codeowners } from '../owners/codeowners.ts';
import { placesIn } from '../report/pull-request/places.ts';
import type { ChangedFolder } from '../report/pull-request/pull-request.ts';
import type { FolderTrees } from './folder-trees.ts';

export interface JudgedFolder extends ChangedFolder {
  readonly compilation: Compilation;
}

export interface JudgeOptions {
  readonly folder: string;
  readonly ports: Ports;
  /** Addresses below which a revision's files are found, with a final `/`. */
  readonly blobs: { readonly base: string | null; readonly head: string | null };
  /** Undefined where the repository has none. */
  readonly owners: Codeowners | undefined;
}

export function judgeFolder({ head, base, findings, own }: FolderTrees, { folder, ports, blobs, owners }: JudgeOptions): JudgedFolder {
  const ownership = owners === undefined ? undefined : { ...owners, folder: folder === '.' ? '' : `${folder}/` };
  const change = compileChange({ base, head, own }, { ...ports, ownership });
  return {
    folder: folder === '.' ? '' : folder,
    difference: change.difference,
    head: change.head,
    base: change.base,
    findings: [...findings, ...caseClashes(head), ...change.findings],
    stale: [],
    owners: owners?.of ?? (() => []),
    places: placesIn(folder, blobs),
    compilation: change.compilation,
  };
}
