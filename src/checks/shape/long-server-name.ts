// A server of a peer's own whose name is longer than DNS allows.
import { check } from '../check.ts';
import { hasOwnTrust, ownServerName } from '../../model/servers.ts';

const LONGEST = 253;

export const longServerName = check(
  {
    code: 'MF1043',
    name: 'long-server-name',
    since: '0.1.0',
    severity: 'error',
    message: '{peer} has CAs of its own and so a server of its own, whose name `<peer>.<hostname>` has {length} characters, where DNS allows 253',
    help: 'Choose a hostname that is at least {excess} characters shorter.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      for (const peer of agreement.peers) {
        const { hostname, gateways, cluster } = agreement;
        const comesIn = gateways.ingress !== undefined && peer.egressIdentities.length > 0;
        if (hostname === undefined || !comesIn || !hasOwnTrust(agreement, peer)) continue;
        const { length } = ownServerName(hostname.value, peer.cluster.value);
        if (length <= LONGEST) continue;
        const related = [{ at: hostname.at, message: `the hostname, ${hostname.value.length} characters long` }];
        yield found({ at: peer.trust?.at ?? peer.at, related, withholds: [cluster] }, { peer: peer.cluster.value, length: String(length), excess: String(length - LONGEST) });
      }
    }
  },
);
