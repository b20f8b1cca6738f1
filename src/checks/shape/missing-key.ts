// A key without which the rest has no meaning.
import { faultCheck } from '../check.ts';

export const missingKey = faultCheck('missing-key', {
  code: 'MF1016',
  name: 'missing-key',
  since: '0.1.0',
  severity: 'error',
  message: '{parent} has no `{key}`, and there is no default for it',
  help: 'Add `{key}`: {meaning}.',
});
