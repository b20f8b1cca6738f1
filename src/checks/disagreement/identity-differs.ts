// The identity of a peer's gateway, as stated and as its owner says.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { contestedValues, ownClaims } from '../claims.ts';
import { identityStatements } from '../identity-statements.ts';
import { listed } from '../listed.ts';
import { acceptable, says } from '../statement.ts';

export const identityDiffers = check(
  {
    code: 'MF3006',
    name: 'identity-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} states {stated} as the identity of the {side} gateway of {owner}, which says {owned}; its certificate is refused in the handshake, so calls get 503',
    help: 'Write `identity: {owned}`, once the owner of {owner} has confirmed it by another way than this repository. To replace an identity without a gap, list the old and the new one, and merge that before {owner} shows the new one; docs/rotation.md has the order.',
  },
  function* (federation, found) {
    const contested = contestedValues(ownClaims(federation, 'identity'));
    for (const { owner, about, side, stated, owned } of identityStatements(federation)) {
      const [first] = stated;
      // What two clusters claim is a finding of its own; until it is settled nobody should repeat it.
      if (contested.has(owned.value)) continue;
      if (first === undefined || stated.some(({ value }) => value === owned.value)) continue;
      const statement = { cluster: owner.cluster, says: listed(stated.map(({ value }) => value)), at: first.at };
      yield disagreement(found, statement, says(about, owned), { side }, { accept: acceptable(owner, about, 'identity') });
    }
  },
);
