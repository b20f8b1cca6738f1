// The areas of checks, by the first digit of their codes; each is a folder.
import type { Rule } from '../finding/rule.ts';

export interface Area {
  readonly folder: string;
  readonly title: string;
}

export const AREAS: Readonly<Record<string, Area>> = {
  0: { folder: 'environment', title: 'Environment' },
  1: { folder: 'shape', title: 'Shape: one cluster’s own agreement' },
  2: { folder: 'reference', title: 'Reference: who names whom' },
  3: { folder: 'disagreement', title: 'Disagreement: two owners differ' },
  4: { folder: 'trust', title: 'Trust' },
  5: { folder: 'output', title: 'Output' },
  6: { folder: 'change', title: 'Change: against the base' },
};

export const areaOf = ({ code }: Pick<Rule, 'code'>): Area => {
  const area = AREAS[code[2] ?? ''];
  if (area === undefined) throw new Error(`${code} is of no area`);
  return area;
};

/** Relative to the folder of checks. */
export const pageOf = (rule: Rule): string => `${areaOf(rule).folder}/${rule.name}.md`;
