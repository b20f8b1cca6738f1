// A port that nothing can listen on.
import { faultCheck } from '../check.ts';

export const badPort = faultCheck('bad-port', {
  code: 'MF1028',
  name: 'bad-port',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be a port: {problem}',
  help: '{instead}',
});
