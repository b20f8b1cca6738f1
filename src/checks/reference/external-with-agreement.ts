// A peer that is said to be external although its agreement is here.
import { check } from '../check.ts';

export const externalWithAgreement = check(
  {
    code: 'MF2002',
    name: 'external-with-agreement',
    since: '0.1.0',
    severity: 'error',
    message: '{owner} calls {peer} external, which means without an agreement here, but it has one',
    help: 'Take `external: true` out; if another cluster is meant, give one of the two another name.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      if (about === undefined || !peer.external.value) continue;
      const related = [{ at: about.at, message: `the agreement of ${about.cluster}` }];
      yield found({ at: peer.external.at, related }, { owner: owner.cluster, peer: about.cluster });
    }
  },
);
