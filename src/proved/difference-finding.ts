// A difference as a finding: the manifest's field, the agreement's line, and the request that shows it.
import { brokenHop } from '../checks/output/broken-hop.ts';
import { closedAccess } from '../checks/output/closed-access.ts';
import { notUnderstood } from '../checks/output/not-understood.ts';
import { openedAccess } from '../checks/output/opened-access.ts';
import { secondLockDiffers } from '../checks/output/second-lock-differs.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { Difference } from '../prove/difference.ts';
import { curlCommand } from './curl-command.ts';

const RULES = { opened: openedAccess, closed: closedAccess, 'second-lock': secondLockDiffers, 'broken-hop': brokenHop, outside: notUnderstood } as const;

/** `remedy` is what to do about it, a sentence. */
export function differenceFinding(difference: Difference, remedy: string, withholds: readonly string[]): Finding {
  const { kind, cluster, message, manifest, agreement, request } = difference;
  const related = manifest === null || agreement === null ? [] : [{ at: agreement, message: `this is what the agreement of ${cluster} says` }];
  const shown = request === null || request.sni === '' ? '' : ` The shortest request that shows it: ${curlCommand(request)}`;
  return occurrence(RULES[kind], { at: manifest ?? agreement, related, withholds }, { problem: `${cluster}: ${message}`, remedy: remedy + shown });
}
