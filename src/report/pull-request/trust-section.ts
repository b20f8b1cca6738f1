// Whose identity, and which CAs, are trusted from now on: with these, who may do what changes without any grant.
import type { Anchor, Change, IdentityChange, TrustChange } from '../../change/change.ts';
import type { Agreement, Peer } from '../../model/agreement.ts';
import { listed, markdown, say, values, type Phrase } from './phrase.ts';
import { placeLink } from './places.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';

export type TrustedChange = IdentityChange | TrustChange;

export const isTrusted = (change: Change): change is TrustedChange => change.kind === 'identity-changed' || change.kind === 'trust-changed';

export function trustSection(folders: readonly ChangedFolder[]): readonly Section[] {
  const items = folders.flatMap((folder) => folder.difference.changes.filter(isTrusted).map((change) => item(change, folder)));
  if (items.length === 0) return [];
  const more = (count: number): string => `- and ${count} more\n`;
  return [{ name: 'changes of identities and trust anchors', head: `#### Changes in who is trusted (${items.length})\n`, items, tail: '\n', more }];
}

function item(change: TrustedChange, folder: ChangedFolder): string {
  const place = change.at === null ? '' : ` (${placeLink(folder.places, change.at, change.side)})`;
  const approve = change.at === null ? [] : folder.owners(folder.places.path(change.at.source.path));
  const owners = approve.length === 0 ? [] : say` To approve: ${listed(values(approve), 5)}.`;
  return `- ${markdown(sentence(change, folder))}${place}.${markdown(owners)}\n`;
}

export function sentence(change: TrustedChange, folder: Pick<ChangedFolder, 'head'>): Phrase {
  switch (change.kind) {
    case 'identity-changed':
      return say`${change.cluster}: ${whose(change)}: ${addedRemoved(values(change.added), values(change.removed))}`;
    case 'trust-changed':
      return trust(change, folder);
    default:
      return change satisfies never;
  }
}

function trust(change: TrustChange, folder: Pick<ChangedFolder, 'head'>): Phrase {
  const whom = change.of === null ? ['all peers without CAs of their own'] : say`${change.of}`;
  const holder = change.added.length === 0 ? [] : impersonation(change, folder);
  return say`${change.cluster}: CAs that vouch for ${whom}: ${addedRemoved(change.added.map(anchor), change.removed.map(anchor))}${holder}`;
}

const anchor = ({ subject, fingerprint }: Anchor): Phrase => say`${subject} (SHA-256 ${`${fingerprint.slice(0, 16)}…`})`;

/** What a cluster says about itself, or relies on about a peer. */
const whose = ({ cluster, of, gateway }: IdentityChange): Phrase => (cluster === of ? [`the identity of its own ${gateway} gateway`] : say`the identity that it expects of the ${[gateway]} gateway of ${of}`);

function addedRemoved(added: readonly Phrase[], removed: readonly Phrase[]): Phrase {
  const in_ = added.length === 0 ? [] : say`new ${listed(added)}`;
  const out = removed.length === 0 ? [] : say`no longer ${listed(removed)}`;
  return [...in_, ...(in_.length > 0 && out.length > 0 ? ['; '] : []), ...out];
}

/** A CA can issue a certificate for any name, so its holder is as strong as all peers that it vouches for. */
function impersonation({ cluster, of }: TrustChange, { head }: Pick<ChangedFolder, 'head'>): Phrase {
  const agreement = head.federation.agreements.find((one) => one.cluster === cluster);
  const peers = agreement === undefined ? [] : vouchedFor(agreement, of);
  const clients = peers.flatMap((peer) => peer.egressIdentities.map(({ value }) => say`${value} (${peer.cluster.value})`));
  const servers = peers.flatMap((peer) => (peer.ingress?.identities ?? []).map(({ value }) => say`${value} (${peer.cluster.value})`));
  if (clients.length + servers.length === 0) return [];
  const come = clients.length === 0 ? [] : say`come as ${listed(clients)}`;
  const pose = servers.length === 0 ? [] : say`answer as ${listed(servers)}`;
  return say`. Whoever holds a new CA can ${come}${come.length > 0 && pose.length > 0 ? [' and '] : []}${pose}`;
}

const vouchedFor = ({ peers }: Agreement, of: string | null): readonly Peer[] =>
  peers.filter(({ cluster, trust: own }) => (of === null ? own === undefined : cluster.value === of));
