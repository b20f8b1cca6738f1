// What the compiler asks of the disk.
import { fileAndFolder, isCluster, staysInside } from './overlay-path.ts';

export interface WriteRequest {
  /** DIR: the overlays are below `DIR/overlays/`. It may be missing. */
  readonly out: string;
  /** The overlays as they should be; text by path, relative to `overlays/<cluster>/`. */
  readonly overlays: readonly { readonly cluster: string; readonly files: ReadonlyMap<string, string> }[];
  /** The clusters that must stay exactly as they stand. */
  readonly withheld: readonly string[];
  /** The clusters to look at; undefined for all, those with a record and no agreement included. */
  readonly scope: ReadonlySet<string> | undefined;
  /** Says what would be, and writes nothing. */
  readonly check: boolean;
}

export const isInScope = ({ scope }: WriteRequest, cluster: string): boolean => scope === undefined || scope.has(cluster);

/** Throws where a request names a cluster twice, or a path that is not inside its folder, or that is a file and a folder. */
export function demandSound(request: WriteRequest): void {
  const clusters = [...request.overlays.map(({ cluster }) => cluster), ...request.withheld];
  const odd = clusters.find((cluster) => !isCluster(cluster));
  if (odd !== undefined) throw new Error(`the cluster '${odd}' is no DNS label`);
  if (new Set(clusters).size < clusters.length) throw new Error('a cluster is to be written twice, or is also withheld');
  for (const { cluster, files } of request.overlays) {
    const paths = [...files.keys()];
    const stray = paths.find((path) => !staysInside(path)) ?? fileAndFolder(paths);
    if (stray !== undefined) throw new Error(`'${stray}' is no file's path in the overlay of ${cluster}`);
  }
}
