// One folder of agreements, compiled as it was and as it will be, and what the difference means.
import { caseClashes } from '../base/case-clashes.ts';
import type { Side } from '../change/difference.ts';
import { differenceOf } from '../change/difference-of.ts';
import { compile, sideOf, type Compilation, type Ports } from '../compile.ts';
import { readFederation } from '../model/read-federation.ts';
import type { Codeowners } from '../owners/codeowners.ts';
import { placesIn } from '../report/pull-request/places.ts';
import type { ChangedFolder } from '../report/pull-request/pull-request.ts';
import type { Tree } from '../text/tree.ts';
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
  const compilation = compile(head, { ...ports, ownership });
  const before = base === undefined ? undefined : compile(base, { ...ports, prove: false });
  const [after, earlier] = [sideUnder(compilation, own?.head, ports), before === undefined ? undefined : sideUnder(before, own?.base, ports)];
  return {
    folder: folder === '.' ? '' : folder,
    difference: differenceOf(earlier, after),
    head: after,
    base: earlier,
    findings: [...findings, ...caseClashes(head), ...compilation.findings],
    stale: [],
    owners: owners?.of ?? (() => []),
    places: placesIn(folder, blobs),
    compilation,
  };
}



/** Under the rules of another tree, the ones that a side brings along do not count, but that they change must be seen. */
function sideUnder(compilation: Compilation, own: Tree | undefined, { now }: Ports): Side {
  const side = sideOf(compilation);
  return own === undefined ? side : { ...side, federation: { ...side.federation, settings: readFederation(own, now).settings } };
}
