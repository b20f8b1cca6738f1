// The policy behind the ingress gateway is not the complement of the grants.
import { rule } from '../check.ts';

export const secondLockDiffers = rule({
  code: 'MF5006',
  name: 'second-lock-differs',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}; the policy on the pods must refuse of what comes from the gateway exactly what nobody is granted',
  help: '{remedy}',
});
