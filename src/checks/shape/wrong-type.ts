// A value of another type than its key wants.
import { faultCheck } from '../check.ts';

export const wrongType = faultCheck('wrong-type', {
  code: 'MF1017',
  name: 'wrong-type',
  since: '0.1.0',
  severity: 'error',
  message: '{what} is {written} where {wanted} is needed, so what its owner means by it is open',
  help: 'Write {wanted} here. {instead}',
});
