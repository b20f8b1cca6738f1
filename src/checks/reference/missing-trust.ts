// Grants or consumptions with no CA to vouch for the other side.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import { statementAbout } from '../../model/federation.ts';
import type { ClusterName } from '../../model/names.ts';
import { trustOf } from '../../model/servers.ts';
import type { Span } from '../../text/source.ts';

export const missingTrust = check(
  {
    code: 'MF2011',
    name: 'missing-trust',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} names no CA that vouches for {peer}, so its gateway could not tell {peer} from anybody else',
    help: 'Name the files of CA certificates that vouch for it: `trust: [certs/example.com.crt]` in `spec`, or at the peer.',
  },
  function* ({ agreements }, found) {
    for (const agreement of agreements) {
      if (!agreement.complete) continue;
      const first = needs(agreement).find(({ peer }) => trustOf(agreement, peer === null ? undefined : statementAbout(agreement, peer)) === undefined);
      if (first === undefined) continue;
      yield found({ at: first.at, withholds: [agreement.cluster] }, { cluster: agreement.cluster, peer: first.peer ?? 'its peers' });
    }
  },
);

interface Need {
  readonly at: Span;
  /** Null where it is exposed to nobody yet. */
  readonly peer: ClusterName | null;
}

const needs = ({ exposes, consumes }: Agreement): readonly Need[] => [
  ...exposes.flatMap(({ at, to }): readonly Need[] => (to.length === 0 ? [{ at, peer: null }] : to.map((grant) => ({ at: grant.at, peer: grant.cluster.value })))),
  ...consumes.flatMap(({ from }) => from.map((origin) => ({ at: origin.at, peer: origin.cluster.value }))),
];
