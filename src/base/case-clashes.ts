// Paths of a revision that are one path on a disk that does not tell upper from lower case: a checkout there holds one file of the two.
import { caseClash } from '../checks/change/case-clash.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import { startOf } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';

// A hostile revision has any number of them, and a reader needs no more.
const MOST = 50;

/** One finding a path that clashes with one before it; below a folder that clashes nothing more is said. */
export function caseClashes({ entries }: Tree): readonly Finding[] {
  const first = new Map<string, string>();
  const clashing: string[] = [];
  const findings: Finding[] = [];
  for (const { path, kind } of entries) {
    if (findings.length === MOST) break;
    const folded = path.normalize('NFC').toLowerCase();
    const other = first.get(folded);
    if (other === undefined) first.set(folded, path);
    if (other === undefined || other === path || clashing.some((folder) => path.startsWith(folder))) continue;
    if (kind === 'folder') clashing.push(`${path}/`);
    const related = [{ at: startOf({ path: other, text: '' }), message: 'this is the other' }];
    findings.push(occurrence(caseClash, { at: startOf({ path, text: '' }), related }, { path, other }));
  }
  return findings;
}
