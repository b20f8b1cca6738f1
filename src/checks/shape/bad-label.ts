// A label that Kubernetes refuses.
import { faultCheck } from '../check.ts';

export const badLabel = faultCheck('bad-label', {
  code: 'MF1030',
  name: 'bad-label',
  since: '0.1.0',
  severity: 'error',
  message: 'Kubernetes allows no {what} `{written}`, so no pod can have it',
  help: '{instead}',
});
