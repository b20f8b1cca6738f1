// The one way to report that two owners differ: both places are always shown.
import type { Span } from '../text/source.ts';
import { visible } from '../text/visible.ts';
import type { Finding } from './finding.ts';
import type { Occurrence } from './rule.ts';

/** What one owner says about a fact. */
export interface Statement {
  readonly cluster: string;
  /** The value, in words. */
  readonly says: string;
  readonly at: Span;
  /** In place of 'X says Y', where it does not say so in so many words. */
  readonly because?: string;
}

interface Both {
  readonly cluster: string;
  readonly stated: string;
  readonly owner: string;
  readonly owned: string;
}

/**
 * `stated` is what one owner relies on, and the place of the finding; `owned` is what the owner of the fact says.
 * Messages may use {cluster}, {stated}, {owner} and {owned}, and must use what is in `more`.
 */
export function disagreement<More extends object>(
  found: (where: Occurrence, args: Both & More) => Finding,
  stated: Statement,
  owned: Statement,
  more: More,
  where: Pick<Occurrence, 'withholds' | 'accept'> = {},
): Finding {
  const related = [{ at: owned.at, message: visible(owned.because ?? `${owned.cluster} says ${owned.says}`) }];
  const both: Both = { cluster: stated.cluster, stated: stated.says, owner: owned.cluster, owned: owned.says };
  return found({ at: stated.at, related, ...where }, { ...both, ...more });
}
