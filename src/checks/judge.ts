// Every check over a federation, and then what the repository's own settings make of it.
import { byPlace, type Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import { isPolicyCode } from '../model/policy.ts';
import type { Rule } from '../finding/rule.ts';
import { ALL_RULES, CHECKS } from './index.ts';
import { unownedParts, withOwners, type Ownership } from './ownership.ts';
import { misset } from './misset.ts';
import { settle } from './settle.ts';

const RULES = new Map(ALL_RULES.map((rule) => [rule.code as string, rule]));

/** What the repository's policies find, and the policies that hold, as rules. */
export interface OfPolicies {
  readonly findings: readonly Finding[];
  readonly rules: readonly Rule[];
  /** The codes of those that find nothing here whatever the agreements say: they look at a change. */
  readonly elsewhere: ReadonlySet<string>;
}

/** By place; the same whatever the order of the checks. `ownership` is that of the repository, where it has a CODEOWNERS. */
export const judge = (federation: Federation, ownership?: Ownership): readonly Finding[] => judgement(allFound(federation, ownership), federation);

/** What checks find, before settings are looked at: these withhold what they withhold whatever the settings say. */
export function allFound(federation: Federation, ownership?: Ownership): readonly Finding[] {
  const checked = CHECKS.flatMap((check) => [...check.run(federation)]);
  return ownership === undefined ? checked : [...withOwners(checked, ownership), ...unownedParts(federation, ownership)];
}

/** With what policies find, as the settings want it, and what is wrong with these. Left out, no policy was looked at, and of none is said that a setting names it in vain. */
export function judgement(found: readonly Finding[], federation: Federation, policies?: OfPolicies): readonly Finding[] {
  const all = [...found, ...(policies?.findings ?? [])];
  const rules = policies === undefined ? RULES : new Map([...RULES, ...policies.rules.map((rule) => [rule.code as string, rule] as const)]);
  const { settings } = federation;
  const isLookedAt = ({ code }: { readonly code: { readonly value: string } }): boolean => policies !== undefined || !isPolicyCode(code.value);
  const looked = { ...federation, settings: { ...settings, severities: settings.severities.filter(isLookedAt), exceptions: settings.exceptions.filter(isLookedAt) } };
  return [...settle(all, federation), ...misset(all, looked, rules, policies?.elsewhere)].sort(byPlace);
}
