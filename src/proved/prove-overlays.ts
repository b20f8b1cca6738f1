// Nothing is let out that grants anything else than was agreed: every overlay about to be written is read back and proved.
import { textsOf, type Overlay } from '../emit/overlay.ts';
import type { Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import { proveFederation } from '../prove/prove-federation.ts';
import { differenceFinding } from './difference-finding.ts';

const REMEDY = 'This is a bug of meshfed, and nothing is written: please report it with the agreement behind it.';

/** `agreed`: no error is open. Each finding withholds every overlay. */
export function proveOverlays(overlays: readonly Overlay[], federation: Federation, agreed: boolean): readonly Finding[] {
  const all = federation.agreements.map(({ cluster }) => cluster);
  const texts = new Map(overlays.map((overlay) => [overlay.cluster as string, textsOf(overlay)]));
  return proveFederation({ files: texts, folder: (cluster) => `overlays/${cluster}/`, agreed }, federation).map((difference) => differenceFinding(difference, REMEDY, all));
}
