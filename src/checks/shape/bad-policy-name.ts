// The name of a policy: that of its file, and nobody else's.
import { faultCheck } from '../check.ts';

export const badPolicyName = faultCheck('bad-policy-name', {
  code: 'MF1080',
  name: 'bad-policy-name',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}, so that who reads a finding could not tell which policy it is of',
  help: '{instead}',
});
