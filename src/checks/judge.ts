// Every check over a federation, and then what the repository's own settings make of it.
import { byPlace, type Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import { ALL_RULES, CHECKS } from './index.ts';
import { unownedParts, withOwners, type Ownership } from './ownership.ts';
import { misset } from './misset.ts';
import { settle } from './settle.ts';

const RULES = new Map(ALL_RULES.map((rule) => [rule.code as string, rule]));

/** By place; the same whatever the order of the checks. `ownership` is that of the repository, where it has a CODEOWNERS. */
export function judge(federation: Federation, ownership?: Ownership): readonly Finding[] {
  const checked = CHECKS.flatMap((check) => [...check.run(federation)]);
  const found = ownership === undefined ? checked : [...withOwners(checked, ownership), ...unownedParts(federation, ownership)];
  return [...settle(found, federation), ...misset(found, federation, RULES)].sort(byPlace);
}
