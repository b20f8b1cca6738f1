// The name of a server of its own for a peer, where that name is somebody's hostname.
import { check } from '../check.ts';
import { hasOwnTrust, ownServerName } from '../../model/servers.ts';
import type { Located } from '../../text/source.ts';

export const serverNameTaken = check(
  {
    code: 'MF4010',
    name: 'server-name-taken',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} serves {peer}, for which it has a `trust` of its own, under the SNI {server}, but that is the hostname of {other}; calls for one of these two gateways can end at the other',
    help: 'Give {other} another hostname, or have {peer} share the `trust` of `spec`.',
  },
  function* ({ agreements, statements }, found) {
    const hostnames = new Map<string, { readonly of: string; readonly hostname: Located<string> }>();
    for (const { peer } of statements) if (peer.hostname !== undefined) hostnames.set(peer.hostname.value, { of: peer.cluster.value, hostname: peer.hostname });
    for (const { cluster, hostname } of agreements) if (hostname !== undefined) hostnames.set(hostname.value, { of: cluster, hostname });
    for (const { owner, peer } of statements) {
      if (owner.hostname === undefined || !hasOwnTrust(owner, peer)) continue;
      const server = ownServerName(owner.hostname.value, peer.cluster.value);
      const taken = hostnames.get(server);
      if (taken === undefined) continue;
      const related = [{ at: taken.hostname.at, message: `the hostname of ${taken.of}` }];
      yield found({ at: peer.trust?.at ?? peer.at, related }, { cluster: owner.cluster, peer: peer.cluster.value, server, other: taken.of });
    }
  },
);
