// A word of `spec.policies` that is neither a set nor a policy.
import { rule } from '../check.ts';

export const unknownPolicy = rule({
  code: 'MF1081',
  name: 'unknown-policy',
  since: '0.1.0',
  severity: 'error',
  message: 'there is no set of policies and no policy `{written}`, so what it was meant to forbid is not looked for',
  help: '{instead}',
});
