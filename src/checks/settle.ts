// What a repository's own settings make of findings: other severities, and exceptions. They change what is said and never what is withheld.
import { byPlace, reaches, type Finding, type Severity } from '../finding/finding.ts';
import type { Rule } from '../finding/rule.ts';
import type { Item } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import { isPolicyCode } from '../model/policy.ts';
import type { Exception } from '../model/settings.ts';

/** The areas whose findings can be neither accepted nor lowered: wrong agreements, and wrong output. */
const FIXED: Readonly<Record<string, string>> = {
  1: 'the agreement does not say what its owner means',
  2: 'the agreement names or needs what is not there',
  3: 'two owners do not mean the same',
  5: 'what would be written is wrong',
};

/** Findings as the federation's settings want them, by place. */
export function settle(findings: readonly Finding[], { agreements, settings, now }: Federation): readonly Finding[] {
  if (settings.severities.length === 0 && settings.exceptions.length === 0) return findings;
  const severities = new Map(settings.severities.map(({ code, severity }) => [code.value, severity.value]));
  const items = itemsByCluster(agreements);
  const settled = findings.map((finding) => {
    const exception = settings.exceptions.find((one) => one.until.value >= now && isAbout(one, finding, items) && whyFixed(finding) === undefined);
    if (exception !== undefined) return accepted(finding, exception);
    const severity = severities.get(finding.code) ?? finding.severity;
    return isLower(severity, finding) && whyFixed(finding) !== undefined ? finding : { ...finding, severity };
  });
  return settled.sort(byPlace);
}

export const isLower = (severity: Severity, { severity: usual }: Pick<Rule, 'severity'>): boolean => !reaches({ severity }, usual);

/** Why nobody can accept or lower a finding; undefined where a repository may. */
export function whyFixed({ code, withholds = [] }: { readonly code: string; readonly withholds?: readonly string[] }): string | undefined {
  return FIXED[isPolicyCode(code) ? '' : (code[2] ?? '')] ?? (withholds.length > 0 ? `it keeps the overlay of ${withholds.join(', ')} from being written` : undefined);
}

export type ItemsByCluster = ReadonlyMap<string, readonly Item[]>;

export const itemsByCluster = (agreements: Federation['agreements']): ItemsByCluster => new Map(agreements.map(({ cluster, items }) => [cluster, items]));

/** True where an exception, whatever its day, means this finding. */
export function isAbout({ code, cluster, about }: Exception, finding: Finding, items: ItemsByCluster): boolean {
  return finding.code === code.value && clusterOf(finding) === cluster.value && placeInWords(finding, items) === about.value;
}

/** The cluster in whose folder a finding is; undefined outside of all. */
export const clusterOf = ({ at }: Finding): string | undefined => (at?.source.path.includes('/') === true ? at.source.path.split('/', 1)[0] : undefined);

/** The item of its cluster's agreement that holds a finding; `spec` outside of all items. */
export function placeInWords(finding: Finding, items: ItemsByCluster): string {
  const { at } = finding;
  const holds = ({ extent }: Item): boolean => at !== null && extent.source === at.source && extent.start <= at.start && at.start < extent.end;
  return items.get(clusterOf(finding) ?? '')?.find(holds)?.name ?? 'spec';
}

function accepted(finding: Finding, { at, until, reason }: Exception): Finding {
  return { ...finding, severity: 'note', related: [...finding.related, { at, message: `accepted until ${until.value}: ${reason.value}` }] };
}
