// Grants or consumptions with no CA to vouch for the other side.
import { check } from '../check.ts';
import type { Agreement } from '../../model/agreement.ts';
import { statementAbout } from '../../model/federation.ts';
import type { ClusterName, Side } from '../../model/names.ts';
import { trustOf } from '../../model/servers.ts';
import { missingCas } from '../../model/vouching-ca.ts';
import type { Span } from '../../text/source.ts';
import { acceptable } from '../statement.ts';

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
    const byName = new Map(agreements.map((agreement) => [agreement.cluster, agreement]));
    for (const agreement of agreements) {
      if (!agreement.complete) continue;
      const first = needs(agreement).find(({ peer }) => trustOf(agreement, peer === null ? undefined : statementAbout(agreement, peer)) === undefined);
      if (first === undefined) continue;
      const about = first.peer === null ? undefined : byName.get(first.peer);
      const shown = about === undefined ? [] : missingCas(agreement, statementAbout(agreement, about.cluster), about, [first.side]);
      const accept = about === undefined || shown.length === 0 ? undefined : acceptable(agreement, about, 'trust');
      yield found({ at: first.at, withholds: [agreement.cluster], accept }, { cluster: agreement.cluster, peer: first.peer ?? 'its peers' });
    }
  },
);

interface Need {
  readonly at: Span;
  /** Null where it is exposed to nobody yet. */
  readonly peer: ClusterName | null;
  /** Of the peer's gateways, the one that CAs must vouch for. */
  readonly side: Side;
}

const needs = ({ exposes, consumes }: Agreement): readonly Need[] => [
  ...exposes.flatMap(({ at, to }): readonly Need[] => (to.length === 0 ? [{ at, peer: null, side: 'egress' }] : to.map((grant) => ({ at: grant.at, peer: grant.cluster.value, side: 'egress' as const })))),
  ...consumes.flatMap(({ from }) => from.map((origin) => ({ at: origin.at, peer: origin.cluster.value, side: 'ingress' as const }))),
];
