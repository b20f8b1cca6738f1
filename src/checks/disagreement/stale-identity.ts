// One of several stated identities of a peer that is not, or no longer, the peer's.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { identityStatements } from '../identity-statements.ts';
import { acceptable, says } from '../statement.ts';

export const staleIdentity = check(
  {
    code: 'MF3007',
    name: 'stale-identity',
    since: '0.1.0',
    severity: 'warning',
    message: '{cluster} also accepts {stated} as the {side} gateway of {owner}, which says {owned}; that is right during a rotation and an open door after it',
    help: 'Take it out once the rotation is over.',
  },
  function* (federation, found) {
    for (const { owner, about, side, stated, owned } of identityStatements(federation)) {
      if (!stated.some(({ value }) => value === owned.value)) continue;
      for (const identity of stated) {
        if (identity.value !== owned.value) yield disagreement(found, says(owner, identity), says(about, owned), { side }, { accept: acceptable(owner, about, 'identity') });
      }
    }
  },
);
