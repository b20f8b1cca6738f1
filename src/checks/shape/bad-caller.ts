// A caller that is written in none of the three forms.
import { faultCheck } from '../check.ts';

export const badCaller = faultCheck('bad-caller', {
  code: 'MF1032',
  name: 'bad-caller',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` is none of the three forms of a caller, so the egress gateway would let in nobody by it, or too many',
  help: '{instead}',
});
