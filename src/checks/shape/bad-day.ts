// A last day that is no day.
import { faultCheck } from '../check.ts';

export const badDay = faultCheck('bad-day', {
  code: 'MF1031',
  name: 'bad-day',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` is no last day: {problem}',
  help: '{instead}',
});
