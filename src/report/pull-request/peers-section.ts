// Peers that have no agreement here: nobody tells them unless the owner does.
import type { AccessChange, Change, TrustChange } from '../../change/change.ts';
import type { Side } from '../../change/difference.ts';
import { isAccess } from './access-lines.ts';
import { daysPhrase, exposurePhrase, methodsPhrase, pathsPhrase } from './access-words.ts';
import { sentence as changeSentence } from './changes-section.ts';
import { markdown, say, type Phrase } from './phrase.ts';
import type { Compared } from './pull-request.ts';
import type { Section } from './section.ts';
import { sentence as trustSentence } from './trust-section.ts';

interface Told {
  readonly peer: string;
  readonly what: Phrase;
}

/** Those to whom something happens that no row of access tells. */
export const peersToTell = (folders: readonly Compared[]): readonly string[] =>
  [...new Set(folders.flatMap((folder) => folder.difference.changes.filter((change) => !isAccess(change) && change.kind !== 'exposure-removed' && change.kind !== 'cluster-removed').flatMap((change) => toTell(change, folder))).map(({ peer }) => peer))].sort();

export function peersSection(folders: readonly Compared[]): readonly Section[] {
  const told = folders.flatMap((folder) => folder.difference.changes.flatMap((change) => toTell(change, folder)));
  const peers = [...new Set(told.map(({ peer }) => peer))].sort();
  if (peers.length === 0) return [];
  const items = peers.map((peer) => `- ${markdown([{ value: peer }])}\n${told.filter((one) => one.peer === peer).map(({ what }) => `  - ${markdown(what)}\n`).join('')}`);
  const head = `#### Must be told (${peers.length})\nThese have no agreement here, so nothing of this reaches them by itself.\n`;
  return [{ name: 'peers that must be told', head, items, tail: '\n', brief: `Peers that must be told: ${peers.length}, left out here.\n\n`, expendable: 70, more: (count) => `- and ${count} more\n` }];
}

function toTell(change: Change, { head, base }: Compared): readonly Told[] {
  // Without a base nothing is known to have changed.
  if (base === undefined) return [];
  // Nor is live what an error holds back.
  if (head.withheld.includes(change.cluster)) return [];
  const sides = [head, base];
  const all = [...new Set(sides.flatMap((side) => externalPeers(change.cluster, side)))];
  const tell = (peers: readonly string[], what: Phrase): readonly Told[] => peers.map((peer) => ({ peer, what }));
  if (isAccess(change)) return all.includes(change.client.cluster) ? accessTold(change) : [];
  switch (change.kind) {
    case 'exposure-moved': {
      const moved = change.moved.filter(({ what }) => CALLED.has(what));
      return moved.length === 0 ? [] : tell(all.filter((peer) => sides.some((side) => isGranted(peer, change.cluster, change.exposure, side))), changeSentence({ ...change, moved }));
    }
    case 'exposure-removed':
      return tell(all.filter((peer) => sides.some((side) => isGranted(peer, change.cluster, change.exposure, side))), changeSentence(change));
    case 'gateway-moved':
      return change.of === undefined && change.moved.some(({ what }) => DIALLED.has(what)) ? tell(all, changeSentence({ ...change, moved: change.moved.filter(({ what }) => DIALLED.has(what)) })) : [];
    case 'hostname-changed':
      return change.of === change.cluster ? tell(all, changeSentence(change)) : [];
    case 'identity-changed':
      return change.of === change.cluster ? tell(all, trustSentence(change, { head })) : [];
    case 'trust-changed':
      return tell(all.filter((peer) => change.of === null || change.of === peer), vouching(change));
    case 'cluster-removed':
      return tell(all, changeSentence(change));
    case 'consumption-added':
    case 'consumption-removed': {
      const verb = change.kind === 'consumption-added' ? 'calls' : 'no longer calls';
      return change.from.filter(({ cluster }) => all.includes(cluster)).map(({ cluster, exposure }) => ({ peer: cluster, what: say`${change.cluster} ${[verb]} your ${exposure}` }));
    }
    default:
      return [];
  }
}

function vouching({ cluster, added, removed }: TrustChange): Phrase {
  if (removed.length === 0) return say`${cluster}: another CA vouches for you there too, so whoever holds it can come as you`;
  return added.length === 0 ? say`${cluster}: a CA no longer vouches for you there, so your certificates must not come from it` : say`${cluster}: other CAs vouch for you there, so your certificates must come from them`;
}

function accessTold({ client, gained, lost, kept, cluster }: AccessChange): readonly Told[] {
  const rows = [...gained.map((row) => ({ row, verb: 'may now' })), ...lost.map((row) => ({ row, verb: 'may no longer' }))];
  return rows.map(({ row, verb }) => ({ peer: client.cluster, what: say`as ${row.client.identity} ${[verb]} ${methodsPhrase(row)} ${exposurePhrase({ ...row.exposure, cluster })}, ${pathsPhrase(row)}${daysPhrase(row, kept)}` }));
}

/** What a peer dials; the rest of a gateway is its owner's. */
const DIALLED: ReadonlySet<string> = new Set(['addresses', 'port']);

/** What a caller relies on; the Service behind it is its owner's. */
const CALLED: ReadonlySet<string> = new Set(['path', 'protocol']);

const externalPeers = (cluster: string, { federation }: Side): readonly string[] =>
  (federation.agreements.find((one) => one.cluster === cluster)?.peers ?? []).filter(({ external }) => external.value).map((peer) => peer.cluster.value);

const isGranted = (peer: string, cluster: string, exposure: string, { access }: Side): boolean =>
  access.some((row) => row.client.cluster === peer && row.exposure.cluster === cluster && row.exposure.name === exposure);
