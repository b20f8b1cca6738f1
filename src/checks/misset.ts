// What is wrong with a repository's own settings, seen beside all that was found.
import type { Finding, Severity } from '../finding/finding.ts';
import { nearest } from '../finding/nearest.ts';
import { occurrence, type Rule } from '../finding/rule.ts';
import type { Federation } from '../model/federation.ts';
import { isPolicyCode } from '../model/policy.ts';
import type { Exception, SeveritySetting } from '../model/settings.ts';
import type { Located } from '../text/source.ts';
import { listed } from './listed.ts';
import { clusterOf, isAbout, isLower, itemsByCluster, placeInWords, whyFixed, type ItemsByCluster } from './settle.ts';
import { fixedSeverity } from './shape/fixed-severity.ts';
import { lapsedException } from './shape/lapsed-exception.ts';
import { needlessException } from './shape/needless-exception.ts';
import { unknownCode } from './shape/unknown-code.ts';

export type RulesByCode = ReadonlyMap<string, Rule>;

/** `findings` are those of the agreements, before they were settled; `rules` are all that there are. */
export function misset(findings: readonly Finding[], { agreements, settings, now }: Federation, rules: RulesByCode, elsewhere: ReadonlySet<string> = new Set()): readonly Finding[] {
  const items = itemsByCluster(agreements);
  return [
    ...settings.severities.flatMap((setting) => severityFault(setting, findings, rules)),
    ...settings.exceptions.flatMap((exception) => exceptionFault(exception, findings, { items, now, rules, elsewhere })),
  ];
}

function severityFault({ code, severity }: SeveritySetting, findings: readonly Finding[], rules: RulesByCode): readonly Finding[] {
  const rule = rules.get(code.value);
  if (rule === undefined) return [unknown(code, rules)];
  if (!isLower(severity.value, rule)) return [];
  const why = whyFixed(rule) ?? findings.filter((finding) => finding.code === rule.code).map(whyFixed).find((reason) => reason !== undefined);
  return why === undefined ? [] : [fixed(code, rule, `made ${ARTICLES[severity.value]}`, why)];
}

const ARTICLES: Readonly<Record<Severity, string>> = { error: 'an error', warning: 'a warning', note: 'a note' };

interface Facts {
  readonly items: ItemsByCluster;
  readonly now: Federation['now'];
  readonly rules: RulesByCode;
  /** Codes of what is not looked for in agreements. */
  readonly elsewhere: ReadonlySet<string>;
}

function exceptionFault(exception: Exception, findings: readonly Finding[], { items, now, rules, elsewhere }: Facts): readonly Finding[] {
  const { code, until } = exception;
  const rule = rules.get(code.value);
  if (rule === undefined) return [unknown(code, rules)];
  const meant = findings.filter((finding) => isAbout(exception, finding, items));
  const why = whyFixed(rule) ?? meant.map(whyFixed).find((reason) => reason !== undefined);
  if (why !== undefined) return [fixed(code, rule, 'accepted', why)];
  const args = { code: code.value, about: exception.about.value, cluster: exception.cluster.value };
  if (until.value < now) return [occurrence(lapsedException, { at: until.at }, { ...args, until: until.value })];
  // Only a look at what the world holds can tell whether one of these is found.
  if (meant.length > 0 || !isOfAgreements(rule) || elsewhere.has(rule.code)) return [];
  return [occurrence(needlessException, { at: exception.at, fix: { kind: 'take-out', at: exception.at } }, { ...args, instead: whereElse(exception, findings, items) })];
}

/** Findings of area 4 and of policies come from agreements alone; those of the environment and of a change from elsewhere. */
const isOfAgreements = ({ code }: Rule): boolean => code.startsWith('MF4') || isPolicyCode(code);

function whereElse({ code, cluster }: Exception, findings: readonly Finding[], items: ItemsByCluster): string {
  const places = findings
    .filter((finding) => finding.code === code.value)
    .map((finding) => `\`at: ${placeInWords(finding, items)}\`${clusterOf(finding) === cluster.value ? '' : ` of ${clusterOf(finding) ?? 'no cluster'}`}`);
  return places.length === 0 ? '' : `If another place is meant: ${code.value} is found at ${listed([...new Set(places)].slice(0, 5))}.`;
}

function unknown(code: Located<string>, rules: RulesByCode): Finding {
  const named = [...rules.values()].find(({ name }) => name === code.value)?.code;
  const meant = named ?? nearest(code.value, rules.keys());
  const instead = meant === undefined ? 'The codes are those that findings print, such as MF4009, or policy: and the name of a policy that holds here.' : `Did you mean \`${meant}\` (${rules.get(meant)?.name ?? ''})?`;
  return occurrence(unknownCode, { at: code.at }, { written: code.value, instead });
}

const fixed = (code: Located<string>, rule: Rule, how: string, why: string): Finding =>
  occurrence(fixedSeverity, { at: code.at }, { code: rule.code, name: rule.name, how, why });
