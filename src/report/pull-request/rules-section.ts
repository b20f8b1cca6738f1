// The rules by which the change itself is judged: policies, severities and exceptions. They stand first, for all below depends on them.
import { isRuleChange, type RuleChange } from '../../change/change.ts';
import { markdown, say, type Phrase } from './phrase.ts';
import { placeLink } from './places.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';

export function rulesSection(folders: readonly ChangedFolder[]): readonly Section[] {
  const items = folders.filter(({ base }) => base !== undefined).flatMap((folder) => folder.difference.changes.filter(isRuleChange).map((change) => item(change, folder)));
  if (items.length === 0) return [];
  const more = (count: number): string => `- and ${count} more\n`;
  return [{ name: 'changes of the rules', head: `#### The rules by which this is judged change (${items.length})\n`, items, tail: '\nThe rules of the base hold for this change as well.\n\n', more }];
}

function item(change: RuleChange, { places }: ChangedFolder): string {
  const place = change.at === null ? '' : ` (${placeLink(places, change.at, change.side)})`;
  return `- ${markdown(sentence(change))}${place}\n`;
}

export function sentence({ kind, name, from, to }: RuleChange): Phrase {
  const subject = say`${[kind === 'policy-changed' ? 'policy' : 'exception']} ${name}`;
  if (from === null) return to === null ? say`${subject} changes` : say`${subject} is new: ${to}`;
  return to === null ? say`${subject} is gone: ${from}` : say`${subject} changes from ${from} to ${to}`;
}
