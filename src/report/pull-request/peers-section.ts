// Peers that have no agreement here: nobody tells them unless the owner does.
import type { Change } from '../../change/change.ts';
import type { Side } from '../../change/difference.ts';
import { isAccess } from './access-lines.ts';
import { exposurePhrase, methodsPhrase, pathsPhrase } from './access-words.ts';
import { moves } from './changes-section.ts';
import { listed, markdown, say, values, type Phrase } from './phrase.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';

interface Told {
  readonly peer: string;
  readonly what: Phrase;
}

export function peersSection(folders: readonly ChangedFolder[]): readonly Section[] {
  const told = folders.flatMap((folder) => folder.difference.changes.flatMap((change) => toTell(change, folder)));
  const peers = [...new Set(told.map(({ peer }) => peer))].sort();
  if (peers.length === 0) return [];
  const items = peers.map((peer) => `- ${markdown([{ value: peer }])}\n${told.filter((one) => one.peer === peer).map(({ what }) => `  - ${markdown(what)}\n`).join('')}`);
  const head = `#### Must be told (${peers.length})\nThese have no agreement here, so nothing of this reaches them by itself.\n`;
  return [{ name: 'peers that must be told', head, items, tail: '\n', brief: `Peers that must be told: ${peers.length}, left out here.\n\n`, expendable: 70, more: (count) => `- and ${count} more\n` }];
}

function toTell(change: Change, { head, base }: ChangedFolder): readonly Told[] {
  const sides = base === undefined ? [head] : [head, base];
  const all = [...new Set(sides.flatMap((side) => externalPeers(change.cluster, side)))];
  const tell = (peers: readonly string[], what: Phrase): readonly Told[] => peers.map((peer) => ({ peer, what }));
  if (isAccess(change)) return all.includes(change.client.cluster) ? accessTold(change) : [];
  switch (change.kind) {
    case 'exposure-moved':
      return tell(all.filter((peer) => sides.some((side) => isGranted(peer, change.cluster, change.exposure, side))), say`${change.cluster}: exposure ${change.exposure}: ${moves(change.moved)}`);
    case 'gateway-moved':
      return tell(all, say`${change.cluster}: its private gateway: ${moves(change.moved)}`);
    case 'hostname-changed':
      return change.of === change.cluster ? tell(all, say`${change.cluster}: its hostname changes from ${change.from ?? ''} to ${change.to ?? ''}`) : [];
    case 'identity-changed':
      return change.of === change.cluster ? tell(all, say`${change.cluster}: the identity of its ${[change.gateway]} gateway changes: now also ${listed(values(change.added))}, no longer ${listed(values(change.removed))}`) : [];
    case 'trust-changed':
      return tell(all.filter((peer) => change.of === null || change.of === peer), say`${change.cluster}: other CAs vouch for you there, so your certificates must come from them`);
    case 'consumption-added':
    case 'consumption-removed': {
      const verb = change.kind === 'consumption-added' ? 'calls' : 'no longer calls';
      return change.from.filter(({ cluster }) => all.includes(cluster)).map(({ cluster, exposure }) => ({ peer: cluster, what: say`${change.cluster} ${[verb]} your ${exposure}` }));
    }
    default:
      return [];
  }
}

function accessTold({ client, gained, lost, cluster }: Extract<Change, { readonly gained: unknown }>): readonly Told[] {
  const rows = [...gained.map((row) => ({ row, verb: 'may now' })), ...lost.map((row) => ({ row, verb: 'may no longer' }))];
  return rows.map(({ row, verb }) => ({ peer: client.cluster, what: say`${[verb]} ${methodsPhrase(row)} ${exposurePhrase({ ...row.exposure, cluster })}, ${pathsPhrase(row)}` }));
}

const externalPeers = (cluster: string, { federation }: Side): readonly string[] =>
  (federation.agreements.find((one) => one.cluster === cluster)?.peers ?? []).filter(({ external }) => external.value).map((peer) => peer.cluster.value);

const isGranted = (peer: string, cluster: string, exposure: string, { access }: Side): boolean =>
  access.some((row) => row.client.cluster === peer && row.exposure.cluster === cluster && row.exposure.name === exposure);
