// An address that stands twice in one list.
import { check } from '../check.ts';
import { addressLists } from '../address-lists.ts';
import type { Span } from '../../text/source.ts';

export const repeatedAddress = check(
  {
    code: 'MF1041',
    name: 'repeated-address',
    since: '0.1.0',
    severity: 'warning',
    message: 'the address {address} stands twice in this list, and one of the two was probably meant to be another',
    help: 'Correct it, or take it out.',
  },
  function* ({ agreements }, found) {
    for (const { addresses } of agreements.flatMap(addressLists)) {
      const first = new Map<string, Span>();
      for (const { value, at } of addresses) {
        const before = first.get(value);
        if (before === undefined) first.set(value, at);
        else yield found({ at, related: [{ at: before, message: 'it stands here first' }], fix: { kind: 'take-out', at } }, { address: value });
      }
    }
  },
);
