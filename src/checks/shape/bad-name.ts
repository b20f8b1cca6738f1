// A name that Kubernetes or Istio refuses.
import { faultCheck } from '../check.ts';

export const badName = faultCheck('bad-name', {
  code: 'MF1029',
  name: 'bad-name',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be the {what}: {problem}',
  help: '{instead}',
});
