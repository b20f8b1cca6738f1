// Overlays that somebody edited by hand. Argo CD deploys these bytes, not the agreements, so they stand before all else.
import { code } from './code.ts';
import { listed, markdown, say, values } from './phrase.ts';
import type { StaleObject, StaleOverlay } from './pull-request.ts';
import type { Section } from './section.ts';

export function staleSection(stale: readonly StaleOverlay[]): readonly Section[] {
  if (stale.length === 0) return [];
  const items = stale.flatMap(({ cluster, objects }) => [`- overlay of ${code(cluster)}:\n`, ...objects.map((object) => `  - ${line(object)}\n`)]);
  const head = `#### Overlays that are not what the agreements compile to (${stale.length})\nWhat is deployed is what is committed, so this would be live whatever the agreements say. Run \`meshfed compile\` and commit what it writes.\n`;
  return [{ name: 'overlays edited by hand', head, items, tail: '\n', more: (count) => `- and ${count} more lines\n` }];
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
