// Something in the manifests whose effect on access the prover does not know.
import { rule } from '../check.ts';

export const notUnderstood = rule({
  code: 'MF5004',
  name: 'not-understood',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}; what is not understood is never taken for harmless, so nothing is proved about these manifests',
  help: '{remedy}',
});
