// Overlays that somebody edited by hand. Argo CD deploys these bytes, not the agreements, so they stand before all else.
import { code } from './code.ts';
import { editedPhrases } from './edited.ts';
import { listed, markdown, say, values } from './phrase.ts';
import type { StaleObject, StaleOverlay } from './pull-request.ts';
import type { Section } from './section.ts';

export function staleSection(stale: readonly StaleOverlay[]): readonly Section[] {
  if (stale.length === 0) return [];
  const access = stale.flatMap(editedPhrases).map((phrase) => `- **${markdown(phrase)}**\n`);
  const objects = stale.flatMap((overlay) => [`- overlay of ${code(overlay.cluster)}${effectsOf(overlay)}:\n`, ...overlay.objects.map((object) => `  - ${line(object)}\n`)]);
  const items = [...access, ...objects];
  const head = `#### Overlays that are not what the agreements compile to (${stale.length})\nWhat is deployed is what is committed, so this would be live whatever the agreements say. Run \`meshfed compile\` and commit what it writes.\n`;
  return [{ name: 'overlays edited by hand', head, items, tail: '\n', more: (count) => `- and ${count} more lines\n` }];
}

/** An overlay that could not be read back says nothing of access, and that is not the same as none. */
function effectsOf({ access, effects }: StaleOverlay): string {
  if (effects.length > 0) return `, of which ${access.length > 0 ? 'also ' : ''}this is to be said: ${markdown(listed(values(effects), 3))}`;
  return access.length > 0 ? '' : ', which opens and closes nothing that meshfed knows of';
}

function line({ file, object, fields, kind }: StaleObject): string {
  const what = object === '' ? code(file) : `${code(object)} in ${code(file)}`;
  switch (kind) {
    case 'added':
      return `${what} is not ours, and would be deployed`;
    case 'missing':
      return `${what} is missing`;
    case 'changed':
      return fields.length === 0 ? `${what} differs` : `${what} differs at ${markdown(say`${listed(values(fields), 8)}`)}`;
    default:
      return kind satisfies never;
  }
}
