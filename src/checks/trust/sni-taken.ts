// The SNI that is stated for an external peer, where it is the name of somebody else. Of the others their own agreement tells.
import { check } from '../check.ts';
import type { Located } from '../../text/source.ts';

export const sniTaken = check(
  {
    code: 'MF4029',
    name: 'sni-taken',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} dials {peer} with the SNI {sni}, but that is the name of {other}; a name has one owner, and calls for one of the two end at the other or nowhere',
    help: 'Ask the owner of {peer} under which name it serves {cluster}, and write that as `sni`; without one it is the hostname of {peer}.',
  },
  function* ({ agreements, statements }, found) {
    const names = new Map<string, Claim[]>();
    const claim = (of: string, name: Located<string> | undefined): void => {
      if (name !== undefined) names.set(name.value, [...(names.get(name.value) ?? []), { of, at: name.at }]);
    };
    for (const { cluster, hostname } of agreements) claim(cluster, hostname);
    for (const { peer, about } of statements) {
      claim(peer.cluster.value, peer.hostname);
      if (about === undefined) claim(peer.cluster.value, peer.ingress?.sni);
    }
    for (const { owner, peer, about } of statements) {
      const sni = peer.ingress?.sni;
      if (sni === undefined || about !== undefined) continue;
      const other = names.get(sni.value)?.find(({ of }) => of !== peer.cluster.value);
      if (other === undefined) continue;
      const related = [{ at: other.at, message: `the name of ${other.of}` }];
      yield found({ at: sni.at, related }, { cluster: owner.cluster, peer: peer.cluster.value, sni: sni.value, other: other.of });
    }
  },
);

interface Claim {
  readonly of: string;
  readonly at: Located<string>['at'];
}
