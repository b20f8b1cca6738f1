// A path that some hop on the way reads as something else.
import { faultCheck } from '../check.ts';

export const badPath = faultCheck('bad-path', {
  code: 'MF1027',
  name: 'bad-path',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be a {what}: {problem}',
  help: '{instead}',
});
