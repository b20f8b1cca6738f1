// A certificate in a list of CAs that is none.
import { faultCheck } from '../check.ts';

export const notACa = faultCheck('not-a-ca', {
  code: 'MF4003',
  name: 'not-a-ca',
  since: '0.1.0',
  severity: 'error',
  message: '{file} holds the certificate of `{subject}`, which is not a CA, so it can vouch for nobody',
  help: 'Put the certificate of the CA that issued it, `{issuer}`, in its place.',
});
