// A file of CA certificates that cannot be used.
import { faultCheck } from '../check.ts';

export const unreadableTrust = faultCheck('unreadable-trust', {
  code: 'MF4002',
  name: 'unreadable-trust',
  since: '0.1.0',
  severity: 'error',
  message: '{file} cannot be used as a list of CA certificates: it {problem}',
  help: 'Put the CA certificates in it as PEM, one block after another, or a trust bundle of SPIFFE with an `x5c` in each key for the use `x509-svid`.',
});
