// All overlays of a federation, each against its own agreement.
import type { Federation } from '../model/federation.ts';
import type { Difference } from './difference.ts';
import type { Files } from './manifest.ts';
import { proveOverlay } from './prove-overlay.ts';

/** `overlays` by cluster; a cluster without one is not looked at. */
export function proveFederation(overlays: ReadonlyMap<string, Files>, federation: Federation): readonly Difference[] {
  return federation.agreements.flatMap((agreement) => {
    const files = overlays.get(agreement.cluster);
    return files === undefined ? [] : proveOverlay(files, `overlays/${agreement.cluster}/`, agreement, federation).differences;
  });
}
