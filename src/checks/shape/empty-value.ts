// A key with nothing behind it.
import { faultCheck } from '../check.ts';

export const emptyValue = faultCheck('empty-value', {
  code: 'MF1019',
  name: 'empty-value',
  since: '0.1.0',
  severity: 'error',
  message: '{what} is empty, which one reader takes for nothing and another for everything',
  help: 'Give it a value. {instead}',
});
