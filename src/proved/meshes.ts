// The overlays of a compile as the prover reads them.
import type { Overlay } from '../emit/overlay.ts';
import { readMesh, type Mesh } from '../prove/mesh.ts';

export const meshesOf = (overlays: readonly Overlay[]): ReadonlyMap<string, Mesh> =>
  new Map(overlays.map(({ cluster, files }) => [cluster, readMesh(new Map([...files].map(([path, { text }]) => [path, text])), `overlays/${cluster}/`)]));
