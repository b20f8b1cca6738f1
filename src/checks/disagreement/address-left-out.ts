// An address of a peer's ingress gateway that the other side does not dial.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import type { Address } from '../../model/names.ts';
import type { Located } from '../../text/source.ts';
import { listed } from '../listed.ts';
import { acceptable } from '../statement.ts';

export const addressLeftOut = check(
  {
    code: 'MF3005',
    name: 'address-left-out',
    since: '0.1.0',
    severity: 'note',
    message: '{cluster} dials {stated} of {owner}, which also has {owned}; when what it dials fails, calls fail too',
    help: 'Add {owned} if the network of {cluster} leads there.',
  },
  function* ({ statements }, found) {
    for (const { owner, peer, about } of statements) {
      const owned = about?.gateways.ingress?.addresses ?? [];
      const stated = peer.ingress?.addresses ?? [];
      const wrong = stated.some(({ value }) => !owned.some((address) => address.value === value));
      const missing = owned.filter(({ value }) => !stated.some((address) => address.value === value));
      const [firstStated] = stated;
      const [firstMissing] = missing;
      // With a wrong one among them the missing one is probably what was meant. One that could not be read may be any.
      if (about === undefined || !owner.complete || wrong || firstStated === undefined || firstMissing === undefined) continue;
      const statement = { cluster: owner.cluster, says: values(stated), at: firstStated.at };
      yield disagreement(found, statement, { cluster: about.cluster, says: values(missing), at: firstMissing.at }, {}, { accept: acceptable(owner, about, 'addresses') });
    }
  },
);

const values = (addresses: readonly Located<Address>[]): string => listed(addresses.map(({ value }) => value));
