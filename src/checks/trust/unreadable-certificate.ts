// A gateway's certificate that cannot be read.
import { faultCheck } from '../check.ts';

export const unreadableCertificate = faultCheck('unreadable-certificate', {
  code: 'MF4004',
  name: 'unreadable-certificate',
  since: '0.1.0',
  severity: 'error',
  message: '{file} cannot be used as a certificate: it {problem}',
  help: 'Put the certificate of the gateway in it as PEM, then its intermediates.',
}, { withholds: false });
