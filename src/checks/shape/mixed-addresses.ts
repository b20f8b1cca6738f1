// IP addresses and DNS names in one list: a ServiceEntry resolves its endpoints in one way only.
import { check } from '../check.ts';
import { isIpAddress } from '../../model/values.ts';
import { addressLists } from '../address-lists.ts';

export const mixedAddresses = check(
  {
    code: 'MF1035',
    name: 'mixed-addresses',
    since: '0.1.0',
    severity: 'error',
    message: '{address} and {first} stand in one list, but the ServiceEntry for a gateway holds either IP addresses or DNS names',
    help: 'Keep the IP addresses or the DNS names, not both.',
  },
  function* ({ agreements }, found) {
    for (const { agreement, addresses } of agreements.flatMap(addressLists)) {
      const first = addresses[0];
      const other = addresses.find(({ value }) => first !== undefined && isIpAddress(value) !== isIpAddress(first.value));
      if (first === undefined || other === undefined) continue;
      const related = [{ at: first.at, message: 'the first address of the list' }];
      yield found({ at: other.at, related, withholds: [agreement.cluster] }, { address: other.value, first: first.value });
    }
  },
);
