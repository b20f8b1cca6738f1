// Nothing is let out that a schema refuses: every byte about to be written is validated, and a fault is a bug of ours.
import type { Overlay } from '../emit/overlay.ts';
import type { Finding } from '../finding/finding.ts';
import { manifestFindings } from './manifest-findings.ts';
import type { ValidateManifests } from './manifest-fault.ts';

const REMEDY = 'This is a bug of meshfed, and nothing is written: please report it with the agreement behind it.';

/** One finding a fault, at the field of the manifest, with the line of the agreement behind it. Each withholds every overlay. */
export function validateOverlays(overlays: readonly Overlay[], validate: ValidateManifests): readonly Finding[] {
  const all = overlays.map(({ cluster }) => cluster);
  return overlays.flatMap(({ cluster, files }) =>
    [...files].flatMap(([path, { text, causes }]) => {
      const related = causes.slice(0, 1).map((at) => ({ at, message: 'this is what it was made of' }));
      return manifestFindings({ path: `overlays/${cluster}/${path}`, text }, validate, REMEDY, { related, withholds: all });
    }),
  );
}
