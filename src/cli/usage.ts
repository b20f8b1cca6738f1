// What is wrong with the words of a command line.
import { visible } from '../text/visible.ts';

export interface Usage {
  readonly kind: 'usage';
  /** One line. */
  readonly problem: string;
  /** Whose `--help` tells more. */
  readonly command: string;
}

export const usage = (problem: string, command: string): Usage => ({ kind: 'usage', problem: visible(problem), command });

export const isUsage = (value: unknown): value is Usage => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'usage';
