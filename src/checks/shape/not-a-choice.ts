// A value that is none of the known ones.
import { faultCheck } from '../check.ts';

export const notAChoice = faultCheck('not-a-choice', {
  code: 'MF1018',
  name: 'not-a-choice',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` has no meaning as {what}, which is one of {choices}',
  help: '{instead}',
});
