// A change without a commit to compare it with.
import { rule } from '../check.ts';

export const noBase = rule({
  code: 'MF6002',
  name: 'no-base',
  since: '0.1.0',
  severity: 'warning',
  message: 'there is nothing to compare with: {reason}; so what changes is unknown, and all access is shown instead',
  help: '{instead}',
});
