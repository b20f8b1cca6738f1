// Which files of each overlay come, change and go. An overlay that either side withholds stays as it stands, so nothing is said of it.
import type { EmittedFile, Overlay } from '../emit/overlay.ts';
import { byCodeUnit } from '../text/source.ts';
import type { ManifestChange } from './change.ts';
import type { Side } from './difference.ts';

export function manifestChanges(base: Side | undefined, head: Side): readonly ManifestChange[] {
  const withheld = new Set([...(base?.withheld ?? []), ...head.withheld]);
  const [before, after] = [byCluster(base?.overlays), byCluster(head.overlays)];
  const clusters = [...new Set([...before.keys(), ...after.keys()])].filter((cluster) => !withheld.has(cluster));
  return clusters.flatMap((cluster) => {
    const [was, is] = [before.get(cluster)?.files ?? NONE, after.get(cluster)?.files ?? NONE];
    const paths = [...new Set([...was.keys(), ...is.keys()])].sort(byCodeUnit);
    return paths.flatMap((path) => manifestChange(cluster, path, was.get(path), is.get(path)));
  });
}

const NONE: Overlay['files'] = new Map();

const byCluster = (overlays: readonly Overlay[] = []): ReadonlyMap<string, Overlay> => new Map(overlays.map((overlay) => [overlay.cluster, overlay]));

function manifestChange(cluster: string, path: string, was: EmittedFile | undefined, is: EmittedFile | undefined): readonly ManifestChange[] {
  if (was?.text === is?.text) return [];
  const kind = was === undefined ? 'manifest-added' : is === undefined ? 'manifest-removed' : 'manifest-changed';
  return [{ kind, cluster, path, from: was?.text ?? null, to: is?.text ?? null, at: (is ?? was)?.causes[0] ?? null, side: is === undefined ? 'base' : 'head' }];
}
