// An address that a peer cannot dial.
import { faultCheck } from '../check.ts';

export const badAddress = faultCheck('bad-address', {
  code: 'MF1025',
  name: 'bad-address',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be the address of a gateway: {problem}',
  help: '{instead}',
});
