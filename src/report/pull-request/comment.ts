// The comment on a pull request: who can reach what now that could not before, and what stops working.
import { accessSections } from './access-section.ts';
import { brokenSection, unchangedSection } from './broken-section.ts';
import { changesSection } from './changes-section.ts';
import { code } from './code.ts';
import { findingsSections } from './findings-section.ts';
import { fit } from './fit.ts';
import { markerLine } from './marker.ts';
import { overlaysSections } from './overlays-section.ts';
import { peersSection } from './peers-section.ts';
import { listed, markdown, plain, values } from './phrase.ts';
import { pictureSection } from './picture.ts';
import type { ChangedFolder, Comment, PullRequest } from './pull-request.ts';
import { whole, type Section } from './section.ts';
import { rulesSection } from './rules-section.ts';
import { staleSection } from './stale-section.ts';
import { trustSection } from './trust-section.ts';
import { unreadClusters } from './unread.ts';
import { verdict } from './verdict.ts';

/** Older servers refuse 65,536 characters, newer ones 262,145 bytes: this is below both. */
const COMMENT_BUDGET = 60_000;
/** A step's summary may be 1 MiB. */
const SUMMARY_BUDGET = 1_000_000;
/** For the line that says what was left out. */
const FOOTER = 1_500;

export function pullRequestComment(given: PullRequest): Comment {
  const request = given.folders.length === 1 ? given : { ...given, folders: given.folders.map(withWholePaths) };
  const sentence = verdict(request);
  const budget = (request.budget ?? COMMENT_BUDGET) - FOOTER;
  const { texts, dropped } = fit([whole('the verdict', head(request, markdown(sentence))), ...sections(request)], budget);
  return { body: `${texts.join('')}${footer(request, dropped)}`, title: plain(sentence), dropped };
}

/** Where there are several folders, a line's label names its folder. */
const withWholePaths = (folder: ChangedFolder): ChangedFolder => ({ ...folder, places: { ...folder.places, label: folder.places.path } });

/** The same for a job's summary, where there is more room and nothing to find again. */
export function jobSummary({ marker: _, ...request }: PullRequest): Comment {
  return pullRequestComment({ budget: SUMMARY_BUDGET, ...request });
}

function head({ marker, folders }: PullRequest, sentence: string): string {
  const start = marker === undefined ? '' : `${markerLine(marker)}\n`;
  const baseless = folders.filter(({ base }) => base === undefined).map(({ folder }) => code(folder));
  const notice = baseless.length === 0 ? '' : `There is nothing to compare with${folders.length > 1 ? ` in ${baseless.join(', ')}` : ''}, so all that its agreements grant is listed as new. This does not mean that it is.\n\n`;
  return `${start}### ${sentence}\n\n${notice}${folders.map(unread).join('')}`;
}

/** What could not be read grants nothing, and so looks as if it were withdrawn. */
function unread({ base, head: side }: ChangedFolder): string {
  const [before, after] = [base, side].map((one) => markdown(listed(values(unreadClusters(one)))));
  return [
    ...(before === '' ? [] : [`In the base not all of ${before} could be read: what it granted may look gained here.\n\n`]),
    ...(after === '' ? [] : [`Not all of ${after} can be read, so what it grants, and what else it says, is not known. Until that is mended its overlay stays as it stands.\n\n`]),
  ].join('');
}

function sections({ folders }: PullRequest): readonly Section[] {
  return [
    ...rulesSection(folders),
    ...staleSection(folders.flatMap(({ stale }) => stale)),
    ...accessSections(folders),
    ...trustSection(folders),
    brokenSection(folders),
    unchangedSection(folders),
    ...changesSection(folders),
    ...pictureSection(folders),
    ...peersSection(folders),
    ...findingsSections(folders),
    ...overlaysSections(folders),
  ];
}

function footer({ revisions: { base, head: merged, isMerged }, version, fullReport, folders }: PullRequest, dropped: readonly string[]): string {
  const report = fullReport === null ? '' : ` · [full report](${fullReport})`;
  const place = fullReport === null ? 'Run `meshfed diff` to see it.' : 'It is in the full report.';
  const left = dropped.length === 0 ? '' : `**Left out or cut to keep this short:** ${dropped.join(', ')}. ${place}\n\n`;
  const compared = merged === null ? '' : base === null ? code(short(merged)) : `${code(short(merged))} ${isMerged ? 'merged onto' : 'compared with'} ${code(short(base))}`;
  const hashes = folders.map(({ difference: { hash } }) => `access ${code(hash.slice(0, 'sha256:'.length + 16))}`);
  return `${left}<sub>${[compared, `meshfed ${version}`.trimEnd(), ...hashes].filter((part) => part !== '').join(' · ')}${report}</sub>\n`;
}

/** A commit as people write it; anything else as it is. */
const short = (revision: string): string => (/^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision);
