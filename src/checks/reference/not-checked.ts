// A statement about a cluster whose agreement could not be read whole.
import { check } from '../check.ts';

export const notChecked = check(
  {
    code: 'MF2013',
    name: 'not-checked',
    since: '0.1.0',
    severity: 'note',
    message: 'the agreement of {peer} could not be read whole, so what {owner} states about it is compared only in part',
    help: 'Nothing needs to be done here; the other findings in the folder of {peer} say what is wrong there.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      if (about === undefined || about.complete || about === owner) continue;
      yield found({ at: peer.cluster.at, related: [{ at: about.at, message: `the agreement of ${about.cluster}` }] }, { owner: owner.cluster, peer: about.cluster });
    }
  },
);
