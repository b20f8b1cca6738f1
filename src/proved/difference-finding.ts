// A difference as a finding: the manifest's field, the agreement's line, and the request that shows it.
import { brokenHop } from '../checks/output/broken-hop.ts';
import { closedAccess } from '../checks/output/closed-access.ts';
import { notUnderstood } from '../checks/output/not-understood.ts';
import { openedAccess } from '../checks/output/opened-access.ts';
import { secondLockDiffers } from '../checks/output/second-lock-differs.ts';
import type { Finding } from '../finding/finding.ts';
import { occurrence } from '../finding/rule.ts';
import type { Difference } from '../prove/difference.ts';
import { holdsPrivateKey, revealed, visible } from '../text/visible.ts';
import { curlCommand } from './curl-command.ts';

const RULES = { opened: openedAccess, closed: closedAccess, 'second-lock': secondLockDiffers, 'broken-hop': brokenHop, outside: notUnderstood } as const;

/** `remedy` is what to do about it, a sentence. */
export function differenceFinding(difference: Difference, remedy: string, withholds: readonly string[]): Finding {
  const { kind, cluster, message, manifest, agreement, request } = difference;
  const related = manifest === null || agreement === null ? [] : [{ at: agreement, message: `this is what the agreement of ${cluster} says` }];
  const rule = RULES[kind];
  const finding = occurrence(rule, { at: manifest ?? agreement, related, withholds }, { problem: '', remedy });
  // Put in here, for a request is longer than the values that are cut elsewhere.
  const problem = shownWhole(`${cluster}: ${message}`);
  const shown = request === null || request.sni === '' ? '' : ` The shortest request that shows it: ${shownWhole(curlCommand(request))}`;
  return { ...finding, message: rule.message.replace('{problem}', () => problem), help: finding.help + shown };
}

const LONGEST = 2000;

const shownWhole = (text: string): string => (text.length > LONGEST || holdsPrivateKey(text) ? visible(text) : revealed(text));
