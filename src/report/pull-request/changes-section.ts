// What else changes: nothing here opens access by itself.
import type { Change, GatewayChange, Moved } from '../../change/change.ts';
import { isAccess } from './access-lines.ts';
import { listed, markdown, say, type Phrase } from './phrase.ts';
import { placeLink } from './places.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';
import { isTrusted, type TrustedChange } from './trust-section.ts';
import { isUnknown } from './unread.ts';
import { isRuleChange, type AccessChange, type ManifestChange, type RuleChange } from '../../change/change.ts';

type Other = Exclude<Change, AccessChange | TrustedChange | RuleChange | ManifestChange>;

/** What is given up stands with what stops working. */
const isOther = (change: Change): change is Other => !isAccess(change) && !isTrusted(change) && !isRuleChange(change) && !change.kind.startsWith('manifest-') && change.kind !== 'consumption-removed';

export function changesSection(folders: readonly ChangedFolder[]): readonly Section[] {
  const all = folders.filter(({ base }) => base !== undefined).flatMap((folder) => folder.difference.changes.filter(isOther).filter((change) => !isUnknown(change, folder.head)).map((change) => ({ change, folder })));
  const items = all.map(({ change, folder }) => item(change, folder));
  if (items.length === 0) return [];
  const more = (count: number): string => `- and ${count} more\n`;
  return [{ name: 'other changes', head: `#### Also changes (${items.length})\n`, items, tail: '\n', brief: `Also changes: ${items.length} other facts, left out here.\n\n`, expendable: 60, more }];
}

function item(change: Other, { places }: ChangedFolder): string {
  const place = change.at === null ? '' : ` (${placeLink(places, change.at, change.side)})`;
  return `- ${markdown(sentence(change))}${place}\n`;
}

export function sentence(change: Other): Phrase {
  switch (change.kind) {
    case 'hostname-changed':
      return say`${change.cluster}: ${change.of === change.cluster ? ['its hostname'] : say`the hostname that it states for ${change.of}`} ${fromTo(change)}`;
    case 'cluster-added':
      return say`${change.cluster} joins: it has an agreement now`;
    case 'cluster-removed':
      return say`${change.cluster} leaves: its agreement is gone, and all of its overlay will be deleted`;
    case 'exposure-added':
      return say`${change.cluster} exposes ${change.exposure}`;
    case 'exposure-removed':
      return say`${change.cluster} no longer exposes ${change.exposure}`;
    case 'exposure-moved':
      return say`${change.cluster}: exposure ${change.exposure}: ${moves(change.moved)}`;
    case 'consumption-added':
      return say`${change.cluster} calls ${local(change.as)}, which is ${sources(change.from)}`;
    case 'consumption-removed':
      return say`${change.cluster} no longer calls ${local(change.as)}, which was ${sources(change.from)}`;
    case 'consumption-moved':
      return say`${change.cluster}: ${local(change.as)}: ${moves(change.moved)}`;
    case 'gateway-moved':
      return say`${change.cluster}: ${gateway(change)}: ${moves(change.moved)}`;
    case 'certificate-renewed':
      return say`${change.cluster}: the certificate of the ${[change.gateway]} gateway is renewed: ${change.from.subject} to ${change.to.subject}`;
    case 'statement-accepted':
      return say`${change.cluster} takes over what ${change.of} says about itself: ${moves(change.moved)}`;
    default:
      return change satisfies never;
  }
}

const gateway = ({ gateway: which, of }: GatewayChange): Phrase =>
  of === undefined ? [which === 'both' ? 'both private gateways' : `its private ${which} gateway`] : say`what it states about the private ${[which]} gateway of ${of}`;

const local = ({ service, namespace, port }: { readonly service: string; readonly namespace: string; readonly port: number }): string => `${service}.${namespace}:${port}`;

const sources = (from: readonly { readonly cluster: string; readonly exposure: string }[]): Phrase => listed(from.map(({ cluster, exposure }) => say`${exposure} of ${cluster}`));

export const moves = (moved: readonly Moved[]): Phrase => listed(moved.map((one) => say`${one.what} ${fromTo(one)}`));

function fromTo({ from, to }: { readonly from: string | null; readonly to: string | null }): Phrase {
  if (from === null) return to === null ? ['changes'] : say`is now ${to}`;
  return to === null ? say`is no longer ${from}` : say`changes from ${from} to ${to}`;
}
