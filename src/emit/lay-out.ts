// Where the files of an overlay lie. Kustomize slows down faster than a list grows, so no kustomization lists more than a few hundred.
import type { Resource } from '../lower/resource.ts';
import { buckets } from '../text/buckets.ts';
import { byCodeUnit } from '../text/source.ts';

/** What one kustomization lists at most. */
export const MOST = 200;

export interface Placed {
  /** `<group>/<file>`, relative to the overlay. */
  readonly path: string;
  readonly resource: Resource;
}

export interface Folder {
  /** Relative to the overlay, with a `/` at its end; empty for the overlay's own. */
  readonly folder: string;
  /** What its kustomization lists: sorted, relative to it. */
  readonly lists: readonly string[];
}

/**
 * Up to 200 objects are listed by the one kustomization at the top. With more, it lists one for each group; and instead of a group of more
 * than 200 its folders `0`, `1`, `00`, …: which one holds an object depends on what it is beside, or on its own path, so that objects do not
 * move when others come. No folder lists folders but the top: kustomize goes through all objects of a folder for each of them, so each
 * further level costs as much as the last.
 */
export function layOut(placed: readonly Placed[]): { readonly folders: readonly Folder[]; readonly paths: readonly Placed[] } {
  if (placed.length <= MOST) return { folders: [{ folder: '', lists: sorted(placed.map(({ path }) => path)) }], paths: placed };
  const groups = [...new Set(placed.map(({ resource }) => resource.group))];
  const parts = groups.flatMap((group) => partsOf(group, placed.filter(({ resource }) => resource.group === group)));
  const root = { folder: '', lists: sorted(parts.map(({ folder }) => folder.replace(/\/$/, ''))) };
  return { folders: [root, ...parts.map(({ folder, lists }) => ({ folder, lists }))], paths: parts.flatMap(({ paths }) => paths) };
}

interface Part extends Folder {
  readonly paths: readonly Placed[];
}

function partsOf(group: string, placed: readonly Placed[]): readonly Part[] {
  const keyOf = ({ path, resource }: Placed): string => resource.beside ?? path;
  return buckets(placed, keyOf, () => 1, MOST).map(({ name, items }) => {
    const folder = `${group}/${name === '' ? '' : `${name}/`}`;
    const paths = items.map(({ path, resource }): Placed => ({ path: `${folder}${path.slice(group.length + 1)}`, resource }));
    return { folder, lists: sorted(paths.map(({ path }) => path.slice(folder.length))), paths };
  });
}

const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort(byCodeUnit);
