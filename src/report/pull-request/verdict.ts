// The comment in one sentence: enough in the subject of an e-mail.
import { reaches, SEVERITIES, type Severity } from '../../finding/finding.ts';
import { counted } from '../summary.ts';
import { gainedLines, lostLines, twins, type AccessLine } from './access-lines.ts';
import { apart, exposurePhrase, isWide, methodsPhrase, shareMethods } from './access-words.ts';
import { givenUpIn } from './broken-section.ts';
import { listed, say, values, type Phrase } from './phrase.ts';
import type { ChangedFolder, PullRequest } from './pull-request.ts';
import { isTrusted } from './trust-section.ts';

/** `✗ Cannot merge: 1 error. Access widens: cluster3 may newly GET bookinfo/httpbin of cluster2`. */
export function verdict({ folders, verdict: { failOn } }: Pick<PullRequest, 'folders' | 'verdict'>): Phrase {
  const faults = faultsOf(folders, failOn);
  const delta = effects(folders);
  if (faults.length > 0) return sentences([say`✗ Cannot merge: ${faults}`, ...delta.map(capital)]);
  if (folders.some(({ base }) => base === undefined)) return sentences([say`✓ Ready, but there is nothing to compare with: all access is shown as new`]);
  return delta.length === 0 ? say`✓ Same access as before` : say`✓ Ready: ${sentences(delta.map((effect, index) => (index === 0 ? effect : capital(effect))))}`;
}

/** Empty where nothing keeps it from being merged. */
function faultsOf(folders: readonly ChangedFolder[], failOn: Severity): Phrase {
  const failing = folders.flatMap(({ findings }) => findings).filter((finding) => reaches(finding, failOn));
  const counts = SEVERITIES.map((severity) => [failing.filter((finding) => finding.severity === severity).length, severity] as const);
  const words = counts.filter(([count]) => count > 0).map(([count, severity]) => counted(count, severity));
  return [words.length === 0 ? [] : [words.join(', ')], staleOf(folders)].filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [', and ', ...part]));
}

function staleOf(folders: readonly ChangedFolder[]): Phrase {
  const [first, ...rest] = folders.flatMap(({ stale }) => stale);
  if (first === undefined) return [];
  return rest.length === 0 ? say`the overlay of ${first.cluster} is not what its agreement compiles to` : [`${rest.length + 1} overlays are not what their agreements compile to`];
}

/** Widening before narrowing before breakage. */
function effects(folders: readonly ChangedFolder[]): readonly Phrase[] {
  if (folders.some(({ base }) => base === undefined)) return [['nothing to compare with, so all access is shown as new']];
  const [gained, lost] = [gainedLines(folders), lostLines(folders)];
  const trusted = folders.flatMap(({ difference }) => difference.changes).filter(isTrusted);
  const broken = folders.flatMap(({ difference }) => difference.broken);
  const left = folders.flatMap(({ difference }) => difference.changes.filter(({ kind }) => kind === 'cluster-removed').map(({ cluster }) => cluster));
  const givenUp = folders.flatMap(({ difference }) => givenUpIn(difference)).filter(({ cluster }) => !left.includes(cluster));
  return [
    ...access('access widens', 'newly ', gained, lost),
    ...(trusted.length === 0 ? [] : [say`who is trusted changes in ${listed(values([...new Set(trusted.map(({ cluster }) => cluster))]))}`]),
    ...access('access narrows', 'no longer ', lost, gained),
    ...(broken.length === 0 ? [] : [breakage(broken)]),
    ...(givenUp.length === 0 ? [] : [listed(givenUp.map(({ cluster, as }) => say`${cluster} gives up ${`${as.service}.${as.namespace}`}`), 3)]),
    ...(left.length === 0 ? [] : [say`${listed(values(left))} leaves, and its overlay is deleted`]),
  ];
}

function access(verb: string, newly: 'newly ' | 'no longer ', lines: readonly AccessLine[], others: readonly AccessLine[]): readonly Phrase[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { row } = first;
  const rest = lines.length === 1 ? [] : [`, and ${lines.length - 1} more`];
  return [say`${[verb]}: ${row.client.cluster} may ${[newly]}${methodsPhrase(row)} ${[extent(first, newly)]}${exposurePhrase(row.exposure)}${apart(row, twins(others)(first))}${rest}`];
}

/** Where it is not the whole exposure that is gained or lost. */
function extent({ row, change: { kept = [] } }: AccessLine, newly: 'newly ' | 'no longer '): string {
  if (kept.some((one) => shareMethods(one, row))) return newly === 'newly ' ? 'more of ' : 'all of ';
  return isWide(row) ? '' : 'parts of ';
}

function breakage(broken: ChangedFolder['difference']['broken']): Phrase {
  const [first] = broken;
  if (first === undefined) return [];
  const rest = broken.length === 1 ? [] : [`, and ${broken.length - 1} more`];
  return say`stops working: ${`${first.as.service}.${first.as.namespace}`} in ${first.consumer}${rest}`;
}

const sentences = (all: readonly Phrase[]): Phrase => all.flatMap((phrase, index) => (index === 0 ? phrase : ['. ', ...phrase]));

const capital = ([first, ...rest]: Phrase): Phrase => (typeof first === 'string' ? [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest] : first === undefined ? [] : [first, ...rest]);
