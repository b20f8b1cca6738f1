// A bug of ours: the compiler contradicts itself.
import { rule } from '../check.ts';

export const internalError = rule({
  code: 'MF5001',
  name: 'internal-error',
  since: '0.1.0',
  severity: 'error',
  message: 'meshfed has a bug: {reason}; what it made of these agreements cannot be relied on, so the run ends here',
  help: 'Run again with `MESHFED_STACK=1` and report what it prints, with the smallest agreements that still lead to it.',
});
