// What a check's page says and what the check does: the findings that each example prints.
import { readFileSync } from 'node:fs';
import { CHECKS, OTHER_RULES } from '../checks/index.ts';
import type { Rule } from '../finding/rule.ts';
import { compile } from '../compile.ts';
import type { Day } from '../model/names.ts';
import { plainText, textFinding } from '../report/text.ts';
import { fixtureFiles } from './fixtures.ts';
import { treeOf, type Example } from './page.ts';

/** The day on which all examples are compiled. */
export const DAY = '2026-11-25' as Day;

const AREAS = ['environment', 'shape', 'reference', 'disagreement', 'trust', 'output', 'change'] as const;

const AREA_OF: Readonly<Record<string, (typeof AREAS)[number]>> = { 0: 'environment', 1: 'shape', 2: 'reference', 3: 'disagreement', 4: 'trust', 5: 'output', 6: 'change' };

export const pagePath = ({ code, name }: Rule): string => `src/checks/${AREA_OF[code[2] ?? '']}/${name}.md`;

export const readPage = (rule: Rule): string => readFileSync(new URL(`../../${pagePath(rule)}`, import.meta.url), 'utf8');

export const ALL_RULES: readonly Rule[] = [...OTHER_RULES, ...CHECKS];

const base = fixtureFiles('bookinfo');

/** All findings of an example; `printed` are those of the code, as the command line prints them. */
export function outcome(rule: Rule, example: Example): { readonly codes: readonly string[]; readonly printed: string } {
  const { findings } = compile(treeOf(base, example), { now: DAY });
  const own = findings.filter((finding) => finding.code === rule.code);
  return { codes: findings.map(({ code }) => code), printed: own.map((finding) => textFinding(finding, plainText)).join('\n') };
}
