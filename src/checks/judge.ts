// Every check over a federation, and then what the repository's own settings make of it.
import { byPlace, type Finding } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';
import { ALL_RULES, CHECKS } from './index.ts';
import { misset } from './misset.ts';
import { settle } from './settle.ts';

const RULES = new Map(ALL_RULES.map((rule) => [rule.code as string, rule]));

/** By place; the same whatever the order of the checks. */
export function judge(federation: Federation): readonly Finding[] {
  const found = CHECKS.flatMap((check) => [...check.run(federation)]);
  return [...settle(found, federation), ...misset(found, federation, RULES)].sort(byPlace);
}
