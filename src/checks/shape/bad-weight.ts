// A weight or a priority out of range.
import { faultCheck } from '../check.ts';

export const badWeight = faultCheck('bad-weight', {
  code: 'MF1033',
  name: 'bad-weight',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be a {what}: {problem}',
  help: '{instead}',
});
