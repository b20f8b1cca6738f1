// A gateway's identity whose trust domain is the cluster's hostname but for a slip.
import { check } from '../check.ts';
import { distance } from '../../finding/nearest.ts';
import type { Agreement } from '../../model/agreement.ts';
import type { Federation } from '../../model/federation.ts';
import type { Side } from '../../model/names.ts';

// Two edits, and fewer in a short name.
const isClose = (a: string, b: string): boolean => distance(a, b) <= Math.min(2, Math.floor(a.length / 5));

export const identityUnlikeHostname = check(
  {
    code: 'MF1047',
    name: 'identity-unlike-hostname',
    since: '0.1.0',
    severity: 'warning',
    message: 'the hostname of {cluster} is {hostname}, and the identity of its {side} gateway lies in {domain}; so close to each other, one of the two is probably a slip',
    help: 'Write both alike, or choose names that nobody takes for one another.',
  },
  function* (federation, found) {
    for (const agreement of federation.agreements) {
      const { cluster, hostname, gateways } = agreement;
      for (const side of ['ingress', 'egress'] as const) {
        const identity = gateways[side]?.identity;
        const domain = identity?.value.split('/')[2] ?? '';
        if (hostname === undefined || identity === undefined || domain === hostname.value || !isClose(domain, hostname.value)) continue;
        // Where a peer expects something else, that finding says more.
        if (isDisputed(federation, agreement, side)) continue;
        const related = [{ at: identity.at, message: `the identity of the ${side} gateway` }];
        yield found({ at: hostname.at, related }, { cluster, hostname: hostname.value, side, domain });
        break;
      }
    }
  },
);

const isDisputed = ({ statements }: Federation, { cluster, hostname, gateways }: Agreement, side: Side): boolean =>
  statements.some(({ peer }) => {
    if (peer.cluster.value !== cluster) return false;
    const stated = side === 'ingress' ? (peer.ingress?.identities ?? []) : peer.egressIdentities;
    const otherIdentity = stated.length > 0 && !stated.some(({ value }) => value === gateways[side]?.identity?.value);
    return otherIdentity || (peer.hostname !== undefined && peer.hostname.value !== hostname?.value);
  });
