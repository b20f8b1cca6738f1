// The lists of addresses in an agreement: of its own ingress gateway, and of its peers'.
import type { Agreement } from '../model/agreement.ts';
import type { Address } from '../model/names.ts';
import type { Located } from '../text/source.ts';

export interface AddressList {
  readonly agreement: Agreement;
  readonly addresses: readonly Located<Address>[];
}

export const addressLists = (agreement: Agreement): readonly AddressList[] =>
  [agreement.gateways.ingress, ...agreement.peers.map((peer) => peer.ingress)]
    .filter((side) => side !== undefined)
    .map(({ addresses }) => ({ agreement, addresses }));
