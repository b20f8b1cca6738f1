// An identity that is not a SPIFFE ID in full.
import { faultCheck } from '../check.ts';

export const badIdentity = faultCheck('bad-identity', {
  code: 'MF1026',
  name: 'bad-identity',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be the SPIFFE ID of a gateway: {problem}',
  help: '{instead}',
});
