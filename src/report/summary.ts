// What a compile came to, in numbers.
import type { Finding, Severity } from '../finding/finding.ts';
import type { Federation } from '../model/federation.ts';

export interface Summary {
  readonly clusters: number;
  readonly exposures: number;
  readonly consumptions: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

export function summarize({ agreements }: Pick<Federation, 'agreements'>, findings: readonly Finding[]): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    clusters: agreements.length,
    exposures: agreements.reduce((sum, { exposes }) => sum + exposes.length, 0),
    consumptions: agreements.reduce((sum, { consumes }) => sum + consumes.length, 0),
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
  };
}

export const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
