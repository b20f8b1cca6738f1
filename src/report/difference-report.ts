// What a difference is reported with.
import type { Difference } from '../change/difference.ts';

export interface DifferenceReport {
  /** As the user names the two sides; null where there is nothing to compare with. */
  readonly base: string | null;
  readonly head: string | null;
  readonly difference: Difference;
  /** What a reader must know besides, such as an agreement that could not be read: sentences without their full stop. */
  readonly remarks: readonly string[];
}
