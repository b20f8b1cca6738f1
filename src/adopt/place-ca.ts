// The file of the owner's folder that comes to hold an accepted CA.
import type { ClusterName } from '../model/names.ts';
import { foldersAbove } from '../text/folders-above.ts';
import { isUnreadable, type Tree } from '../text/tree.ts';
import type { Difference } from './difference.ts';

export interface Placed {
  /** The difference, which names the file that was found for it. */
  readonly statement: Difference;
  /** Undefined where no file is needed, or one stands there that holds just this CA. */
  readonly file: { readonly path: string; readonly after: string } | undefined;
}

/** A name that is free, or that a run before us took for the same CA. */
export function placeCa(tree: Tree, difference: Difference, owner: ClusterName): Placed {
  const { ca, to } = difference;
  if (ca === undefined || !Array.isArray(to)) return { statement: difference, file: undefined };
  const kinds = new Map(tree.entries.map(({ path, kind }) => [path, kind]));
  const given = String(to.at(-1));
  const isOpen = foldersAbove(`${owner}/${given}`).every((folder) => ['folder', undefined].includes(kinds.get(folder)));
  const wanted = isOpen ? given : given.replace(/^.*\//, '');
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : wanted.replace(/\.crt$/, `-${number}.crt`);
    const path = `${owner}/${name}`;
    const statement = { ...difference, to: [...to.slice(0, -1), name] };
    if (kinds.get(path) === undefined) return { statement, file: { path, after: ca.pem } };
    if (kinds.get(path) === 'file' && holds(tree, path, ca.pem)) return { statement, file: undefined };
  }
}

function holds(tree: Tree, path: string, text: string): boolean {
  const bytes = tree.read(path, text.length);
  return !isUnreadable(bytes) && new TextDecoder().decode(bytes) === text;
}
