// What a check's page says and what the check does: the findings that each example prints.
import { readFileSync } from 'node:fs';
import type { Rule } from '../finding/rule.ts';
import { pageOf } from '../checks/areas.ts';
import { compile } from '../compile.ts';
import { evaluateHere } from '../policy/evaluate.ts';
import type { Day } from '../model/names.ts';
import { plainText, textFinding } from '../report/text.ts';
import { fixtureFiles } from './fixtures.ts';
import { treeOf, type Example } from './page.ts';

/** The day on which all examples are compiled. */
export const DAY = '2026-11-25' as Day;

export const pagePath = (rule: Rule): string => `src/checks/${pageOf(rule)}`;

export const readPage = (rule: Rule): string => readFileSync(new URL(`../../${pagePath(rule)}`, import.meta.url), 'utf8');

const base = fixtureFiles('bookinfo');

/** All findings of an example; `printed` are those of the code, as the command line prints them. */
export function outcome(rule: Rule, example: Example): { readonly codes: readonly string[]; readonly printed: string } {
  const { findings } = compile(treeOf(base, example), { now: DAY, evaluate: evaluateHere });
  const own = findings.filter((finding) => finding.code === rule.code);
  return { codes: findings.map(({ code }) => code), printed: own.map((finding) => textFinding(finding, plainText)).join('\n') };
}
