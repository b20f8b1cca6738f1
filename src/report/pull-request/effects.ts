// What a change comes to, a sentence an effect, for the comment's title and for the first line of the text.
import { isRuleChange, type ConsumptionChange } from '../../change/change.ts';
import type { Broken } from '../../change/difference.ts';
import { extentOf, shareMethods } from '../extent.ts';
import { apart, gainedLines, lostLines, twins, type AccessLine } from './access-lines.ts';
import { addedDays, exposurePhrase, isWide, methodsPhrase } from './access-words.ts';
import { givenUpIn } from './broken-section.ts';
import { peersToTell } from './peers-section.ts';
import { listed, say, values, type Phrase } from './phrase.ts';
import type { Compared } from './pull-request.ts';
import { trustedIn } from './trust-section.ts';
import { isUnknown, unreadClusters } from './unread.ts';

/** What it is judged by before what it does; widening before narrowing before breakage; empty where nobody can reach more or less than before. */
export function effects(folders: readonly Compared[]): readonly Phrase[] {
  if (folders.some(({ base }) => base === undefined)) return [['nothing to compare with, so all access is shown as new']];
  const [gained, lost] = [gainedLines(folders), lostLines(folders)];
  const unread = folders.flatMap(({ head }) => unreadClusters(head));
  const unreadBefore = folders.flatMap(({ base }) => unreadClusters(base));
  return [
    ...rules(folders),
    ...(unread.length === 0 ? [] : [say`not all of ${listed(values(unread))} can be read, so what changes there is not known`]),
    ...(unreadBefore.length === 0 ? [] : [say`not all of ${listed(values(unreadBefore))} could be read in the base, so it is shown as new`]),
    ...access('access widens', gained, lost),
    ...trust(folders),
    ...access('access narrows', lost, gained),
    ...breakage(folders.flatMap(({ difference }) => difference.broken)),
    ...consumers(folders),
    ...routes(folders),
    ...strangers(folders),
  ];
}

/** The first line is the most dangerous one. */
function access(verb: string, lines: readonly AccessLine<Compared>[], others: readonly AccessLine<Compared>[]): readonly Phrase[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { row, change } = first;
  const [may, extent] = words(first);
  const rest = lines.length === 1 ? [] : [`, and ${lines.length - 1} more`];
  return [say`${[verb]}: ${row.client.cluster} may ${[may]}${methodsPhrase(row)} ${[extent]}${exposurePhrase(row.exposure)}${apart(first, twins(others)(first))}${addedDays(row, change.kept)}${rest}`];
}

/** Whether it is the whole exposure that is gained or lost: of days that are, `days` tells. */
function words({ row, change: { kept = [] }, which }: AccessLine<Compared>): readonly [may: string, extent: string] {
  const isRest = extentOf(row, kept).kind !== 'after' && kept.some((one) => shareMethods(one, row));
  if (which === 'gained') return ['newly ', isRest ? (isWide(row) ? 'all of ' : 'more of ') : isWide(row) ? '' : 'parts of '];
  // Of what is lost whole it does not matter how much of the exposure it was.
  return isRest && isWide(row) ? ['now ', 'only parts of '] : ['no longer ', isWide(row) || kept.length === 0 ? '' : 'parts of '];
}

function trust(folders: readonly Compared[]): readonly Phrase[] {
  const trusted = folders.flatMap(trustedIn);
  const isNew = trusted.some((change) => change.kind === 'trust-changed' && change.added.length > 0);
  return trusted.length === 0 ? [] : [say`who is trusted changes in ${listed(values([...new Set(trusted.map(({ cluster }) => cluster))]))}${isNew ? [', with a new CA'] : []}`];
}

function breakage(broken: readonly Broken[]): readonly Phrase[] {
  const [first] = broken;
  if (first === undefined) return [];
  const rest = broken.length === 1 ? [] : [`, and ${broken.length - 1} more`];
  return [say`stops working: ${local(first)} in ${first.consumer}${rest}`];
}

const local = ({ as }: Pick<ConsumptionChange, 'as'>): string => `${as.service}.${as.namespace}`;

/** What a cluster's own workloads may call is its owner's to say, and no grant tells it. */
function consumers(folders: readonly Compared[]): readonly Phrase[] {
  const changes = folders.flatMap(({ difference }) => difference.changes);
  const left = changes.filter(({ kind }) => kind === 'cluster-removed').map(({ cluster }) => cluster);
  const givenUp = folders.flatMap(givenUpIn).filter(({ cluster }) => !left.includes(cluster));
  const moved = (what: string): readonly ConsumptionChange[] => changes.filter((change): change is ConsumptionChange => change.kind === 'consumption-moved' && change.moved.some((one) => one.what === what));
  const added = changes.filter((change): change is ConsumptionChange => change.kind === 'consumption-added');
  const some = (all: readonly ConsumptionChange[], phrase: (change: ConsumptionChange) => Phrase): readonly Phrase[] => (all.length === 0 ? [] : [listed(all.map(phrase), 3)]);
  return [
    ...some(added, (change) => say`${change.cluster} newly calls ${local(change)}`),
    ...some(moved('callers'), (change) => say`who may call ${local(change)} changes in ${change.cluster}`),
    ...some(moved('from'), (change) => say`${local(change)} in ${change.cluster} comes from elsewhere`),
    ...some(givenUp, (change) => say`${change.cluster} gives up ${local(change)}`),
    ...(left.length === 0 ? [] : [say`${listed(values(left))} leaves, and its overlay is deleted`]),
  ];
}

/** Where a consumer's traffic goes, other than the peer itself says; what breaks by it is told as that. */
function routes(folders: readonly Compared[]): readonly Phrase[] {
  const found = folders.flatMap(({ difference: { changes, broken }, head }) =>
    changes.flatMap((change) => {
      if ((change.kind !== 'gateway-moved' && change.kind !== 'hostname-changed') || change.of === undefined || change.of === change.cluster || isUnknown(change, head)) return [];
      const { cluster, of } = change;
      return broken.some(({ consumer, provider }) => consumer === cluster && provider === of) ? [] : [[cluster, of] as const];
    }),
  );
  const pairs = [...new Map(found.map((pair) => [pair.join(' '), pair])).values()];
  return pairs.length === 0 ? [] : [listed(pairs.map(([cluster, of]) => say`where ${cluster} reaches ${of} changes`), 3)];
}

function strangers(folders: readonly Compared[]): readonly Phrase[] {
  const peers = peersToTell(folders);
  return peers.length === 0 ? [] : [say`${listed(values(peers))} must be told what changes for it`];
}

const rules = (folders: readonly Compared[]): readonly Phrase[] =>
  folders.some(({ difference }) => difference.changes.some(isRuleChange)) ? [['the rules by which this is judged change']] : [];

export const sentences = (all: readonly Phrase[]): Phrase => all.flatMap((phrase, index) => (index === 0 ? phrase : ['. ', ...phrase]));

export const capital = ([first, ...rest]: Phrase): Phrase => (typeof first === 'string' ? [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest] : first === undefined ? [] : [first, ...rest]);
