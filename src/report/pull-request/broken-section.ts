// What stops working, and what was compared and stays.
import type { ConsumptionChange } from '../../change/change.ts';
import type { Broken, Difference } from '../../change/difference.ts';
import { code, prose } from './code.ts';
import { listed, markdown, say } from './phrase.ts';
import { placeLink } from './places.ts';
import type { ChangedFolder } from './pull-request.ts';
import { whole, type Section } from './section.ts';

export function brokenSection(folders: readonly ChangedFolder[]): Section {
  const broken = folders.flatMap((folder) => folder.difference.broken.map((one) => item(one, folder)));
  const givenUp = folders.flatMap((folder) => givenUpIn(folder.difference).map((change) => givenUpItem(change, folder)));
  const items = [...broken, ...givenUp];
  if (items.length === 0) return whole('what stops working', folders.some(({ base }) => base === undefined) ? '' : 'No consumption that worked stops working.\n\n');
  const more = (count: number): string => `- and ${count} more\n`;
  return { name: 'what stops working', head: `#### Stops working (${items.length})\n`, items, tail: '\n', more };
}

/** A consumer's own decision breaks nothing that was agreed; but its callers may not have heard of it. */
export const givenUpIn = ({ changes }: Pick<Difference, 'changes'>): readonly ConsumptionChange[] => changes.filter((change): change is ConsumptionChange => change.kind === 'consumption-removed');

function givenUpItem({ cluster, as, from, at, side }: ConsumptionChange, { places }: ChangedFolder): string {
  const place = at === null ? '' : ` (${placeLink(places, at, side)})`;
  const sources = listed(from.map((one) => say`${one.exposure} of ${one.cluster}`));
  return `- ${code(cluster)}: calls to ${code(`${as.service}.${as.namespace}:${as.port}`)} → ${markdown(sources)}${place}. Why: ${code(cluster)} itself no longer consumes it under this name.\n`;
}

function item(broken: Broken, { places }: ChangedFolder): string {
  const { consumer, as, provider, exposure, why, at } = broken;
  const name = `${as.service}.${as.namespace}:${as.port}`;
  // What breaks it may stand in the provider's file, so the line says whose it is.
  return `- ${code(consumer)}: calls to ${code(name)} → ${markdown(say`${exposure} of ${provider}`)} (${placeLink(places, at)}). Why: ${prose(sentence(why))}\n`;
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Counted from the matrix, and said also where it is 0. */
export function unchangedSection(folders: readonly ChangedFolder[]): Section {
  const compared = folders.filter(({ base }) => base !== undefined);
  if (compared.length === 0) return whole('the count of what is unchanged', '');
  const count = compared.reduce((total, { difference }) => total + difference.unchanged, 0);
  const gains = folders.some(({ difference: { access } }) => access.gained.length > 0);
  const loses = folders.some(({ difference: { access } }) => access.lost.length > 0);
  const nobody = gains && loses ? '' : `Nobody ${[...(gains ? [] : ['gains']), ...(loses ? [] : ['loses'])].join(' or ')} access by a grant. `;
  return whole('the count of what is unchanged', `${nobody}Pairs of client and exposure with exactly the access that they had: ${count}.\n\n`);
}
