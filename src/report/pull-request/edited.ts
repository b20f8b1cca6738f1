// What an overlay that was edited by hand opens or closes, in words: the first thing that a reviewer must see.
import { listed, say, values, type Phrase } from './phrase.ts';
import type { StaleAccess, StaleOverlay } from './pull-request.ts';

/** A sentence for each client and exposure; what opens stands first. */
export const editedPhrases = (overlay: StaleOverlay): readonly Phrase[] => overlay.access.map((one) => say`${`overlays/${overlay.cluster}`} ${[overlay.isEdited ? 'was edited by hand' : 'is not compiled from these agreements']}: ${accessPhrase(one, overlay)}`);

function accessPhrase({ kind, client, methods, exposure, path, what }: StaleAccess, { cluster, isEdited }: StaleOverlay): Phrase {
  if (what !== null) return say`${what}`;
  const may = kind === 'opened' ? (isEdited ? 'may newly' : 'may still') : isEdited ? 'may no longer' : 'may not yet';
  const who = client === null ? ['anybody without a certificate'] : client.includes('stranger.invalid') ? ['anybody of a trusted CA'] : say`${client}`;
  const where = exposure === null ? [] : say` on ${exposure} of ${cluster}`;
  return say`${who} ${[may]} ${listed(values(methods), 7)} ${path ?? ''}${where}`;
}
