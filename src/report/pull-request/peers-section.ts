// Peers that have no agreement here: nobody tells them unless the owner does.
import type { Change } from '../../change/change.ts';
import type { Side } from '../../change/difference.ts';
import { isAccess } from './access-lines.ts';
import { exposurePhrase, methodsPhrase, pathsPhrase } from './access-words.ts';
import { sentence as changeSentence } from './changes-section.ts';
import { markdown, say, type Phrase } from './phrase.ts';
import type { ChangedFolder } from './pull-request.ts';
import type { Section } from './section.ts';
import { sentence as trustSentence } from './trust-section.ts';

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
      return tell(all.filter((peer) => change.of === null || change.of === peer), say`${change.cluster}: other CAs vouch for you there, so your certificates must come from them`);
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

function accessTold({ client, gained, lost, cluster }: Extract<Change, { readonly gained: unknown }>): readonly Told[] {
  const rows = [...gained.map((row) => ({ row, verb: 'may now' })), ...lost.map((row) => ({ row, verb: 'may no longer' }))];
  return rows.map(({ row, verb }) => ({ peer: client.cluster, what: say`as ${row.client.identity} ${[verb]} ${methodsPhrase(row)} ${exposurePhrase({ ...row.exposure, cluster })}, ${pathsPhrase(row)}${row.until === null ? [] : say`, until ${row.until}`}` }));
}

/** What a peer dials; the rest of a gateway is its owner's. */
const DIALLED: ReadonlySet<string> = new Set(['addresses', 'port']);

/** What a caller relies on; the Service behind it is its owner's. */
const CALLED: ReadonlySet<string> = new Set(['path', 'protocol']);

const externalPeers = (cluster: string, { federation }: Side): readonly string[] =>
  (federation.agreements.find((one) => one.cluster === cluster)?.peers ?? []).filter(({ external }) => external.value).map((peer) => peer.cluster.value);

const isGranted = (peer: string, cluster: string, exposure: string, { access }: Side): boolean =>
  access.some((row) => row.client.cluster === peer && row.exposure.cluster === cluster && row.exposure.name === exposure);
