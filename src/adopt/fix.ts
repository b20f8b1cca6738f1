// Makes the edits that findings carry, where there is exactly one right answer.
import type { Finding, Fix } from '../finding/finding.ts';
import { removeAt } from '../syntax/edit-yaml.ts';
import { parse } from '../syntax/parse.ts';
import { readSource } from '../syntax/read-source.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { bySpan } from '../text/source.ts';
import { withFile, type Tree } from '../text/tree.ts';

export interface Fixed {
  readonly tree: Tree;
  /** In the order in which they were made. */
  readonly fixed: readonly Finding[];
  /** The text of each file that changed, by its path, before and after. */
  readonly files: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
}

/** One mended fault can show another; a fault that a fix does not mend would go round. */
const ROUNDS = 20;

/** `find` are the findings of a tree. Until none carries a fix, so that a second run changes nothing. */
export function fix(tree: Tree, find: (tree: Tree) => readonly Finding[]): Fixed {
  const fixed: Finding[] = [];
  const before = new Map<string, string>();
  let mended = tree;
  for (let round = 0; round < ROUNDS; round++) {
    const edits = apart(find(mended).flatMap(editOf));
    if (edits.length === 0) break;
    fixed.push(...edits.map(({ finding }) => finding));
    for (const [path, own] of byPath(edits)) {
      const { text } = readSource(mended, path).source;
      if (!before.has(path)) before.set(path, text);
      mended = withFile(mended, path, new TextEncoder().encode(applyEdits(text, own)));
    }
  }
  const files = new Map([...before].map(([path, text]) => [path, { before: text, after: readSource(mended, path).source.text }]));
  return { tree: mended, fixed, files };
}

interface Planned {
  readonly finding: Finding;
  readonly edit: Edit;
}

function editOf(finding: Finding): readonly Planned[] {
  const edit = finding.fix === undefined ? undefined : asEdit(finding.fix);
  return edit === undefined ? [] : [{ finding, edit }];
}

const asEdit = (wanted: Fix): Edit | undefined => (wanted.kind === 'edit' ? wanted.edit : removeAt(parse(wanted.at.source).documents, wanted.at.start));

/** Of edits that overlap the first alone: the others come in the next round, if they are still wanted. */
function apart(edits: readonly Planned[]): readonly Planned[] {
  const kept: Planned[] = [];
  for (const one of [...edits].sort((a, b) => bySpan(a.edit.at, b.edit.at))) {
    const last = kept.at(-1)?.edit.at;
    if (last === undefined || last.source.path !== one.edit.at.source.path || last.end <= one.edit.at.start) kept.push(one);
  }
  return kept;
}

function byPath(edits: readonly Planned[]): ReadonlyMap<string, readonly Edit[]> {
  const paths = new Map<string, Edit[]>();
  for (const { edit } of edits) paths.set(edit.at.source.path, [...(paths.get(edit.at.source.path) ?? []), edit]);
  return paths;
}
