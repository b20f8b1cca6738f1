// What CODEOWNERS says about agreements: who must act on a disagreement, and what nobody owns.
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { Federation } from '../model/federation.ts';
import type { OwnersOf } from '../owners/codeowners.ts';
import { startOf, type Span } from '../text/source.ts';
import { listed } from './listed.ts';
import { unowned } from './trust/unowned.ts';

export interface Ownership {
  /** By a path from the repository's root. */
  readonly of: OwnersOf;
  /** Where CODEOWNERS lies, from the root. */
  readonly place: string;
  /** The folder of agreements, from the root: empty, or with a final `/`. */
  readonly folder: string;
}

/** The findings, each disagreement with the owners who must act. Where nobody is named there is nothing to add. */
export function withOwners(findings: readonly Finding[], { of, folder }: Ownership): readonly Finding[] {
  return findings.map((finding) => {
    const [first, ...others] = isBetweenOwners(finding) ? [...new Set(placesOf(finding).map(({ source }) => source.path))].map((path) => of(folder + path)) : [];
    if (first === undefined || first.length === 0) return finding;
    const also = [...new Set(others.flat())].filter((owner) => !first.includes(owner));
    const other = also.length === 0 ? '' : `, or else ${listed(also)}, who own${also.length === 1 ? 's' : ''} the other place`;
    return { ...finding, help: `${finding.help} To be done by ${listed(first)}${other}.`.trim() };
  });
}

const placesOf = ({ at, related }: Finding): readonly Span[] => [...(at === null ? [] : [at]), ...related.map((one) => one.at)];

/** True where it stands in the folders of two clusters. */
const isBetweenOwners = (finding: Finding): boolean => new Set(placesOf(finding).map(({ source }) => source.path.split('/', 1)[0])).size > 1;

/** No file has this name yet: what a new file in a folder would need. */
const NEW_FILE = 'a-new-file.yaml';

export function unownedParts({ agreements, settings }: Federation, { of, place, folder }: Ownership): readonly Finding[] {
  const isOpen = (path: string): boolean => of(path).length === 0;
  const found = (at: Span, what: string, harm: string, line: string): Finding => occurrence(unowned, { at }, { place, what, harm, line });
  const open = agreements.flatMap(({ cluster, at, items }) => {
    const files = [...new Set([at, ...items.map(({ extent }) => extent)].map(({ source }) => source.path))];
    const path = [...files, `${cluster}/${NEW_FILE}`, `${cluster}/below/${NEW_FILE}`].find((one) => isOpen(folder + one));
    if (path === undefined) return [];
    const what = files.includes(path) ? path : `new files in the folder ${cluster}`;
    return [found(startOf(at.source), what, `what ${cluster} grants and whom it trusts`, `/${folder}${cluster}/ @its-owners`)];
  });
  const own = settings.source === undefined || !isOpen(folder + settings.source.path) ? [] : [found(startOf(settings.source), 'federation.yaml', 'which findings count', `/${folder}federation.yaml @who-decides`)];
  const rules = isOpen(place) ? [found(startOf({ path: up(folder) + place, text: '' }), place, 'who must approve what', `/${place} @who-decides`)] : [];
  return [...open, ...own, ...rules];
}

/** From the folder of agreements to the repository's root. */
const up = (folder: string): string => '../'.repeat(folder.split('/').length - 1);
