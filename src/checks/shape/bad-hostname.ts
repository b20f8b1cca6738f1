// A hostname or a trust domain that Envoy, DNS or Istio would take for something else.
import { faultCheck } from '../check.ts';

export const badHostname = faultCheck('bad-hostname', {
  code: 'MF1024',
  name: 'bad-hostname',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be a {what}: {problem}',
  help: '{instead}',
});
