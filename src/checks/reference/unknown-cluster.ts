// A peer that has no agreement here and is not said to be external.
import { check } from '../check.ts';
import { nearest } from '../../finding/nearest.ts';
import { statementAbout } from '../../model/federation.ts';

export const unknownCluster = check(
  {
    code: 'MF2001',
    name: 'unknown-cluster',
    since: '0.1.0',
    severity: 'error',
    message: '{peer} has no agreement here, so what {owner} states about it cannot be compared with what its owner says',
    help: '{guess}, or, if its agreement lies elsewhere, write `external: true` beside its name.',
  },
  function* ({ agreements, statements }, found) {
    for (const { owner, peer, about } of statements) {
      if (about !== undefined || peer.external.value) continue;
      // A cluster that it states already was not meant a second time.
      const others = agreements.filter(({ cluster }) => cluster !== owner.cluster && statementAbout(owner, cluster) === undefined);
      const meant = nearest(peer.cluster.value, others.map(({ cluster }) => cluster));
      const close = others.find(({ cluster }) => cluster === meant);
      const related = close === undefined ? [] : [{ at: close.at, message: `the agreement of ${close.cluster}` }];
      const guess = close === undefined ? 'Correct the name' : `Write \`${close.cluster}\` if that is meant`;
      yield found({ at: peer.cluster.at, related }, { peer: peer.cluster.value, owner: owner.cluster, guess });
    }
  },
);
