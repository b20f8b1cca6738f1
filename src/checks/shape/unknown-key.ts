// A key that means nothing here.
import { faultCheck } from '../check.ts';

export const unknownKey = faultCheck('unknown-key', {
  code: 'MF1015',
  name: 'unknown-key',
  since: '0.1.0',
  severity: 'error',
  message: '{parent} has no key `{key}`, so what stands under it would have no effect',
  help: '{instead}',
});
