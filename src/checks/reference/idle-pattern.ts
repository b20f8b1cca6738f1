// A pattern of the inventory that no file matches.
import { faultCheck } from '../check.ts';

export const idlePattern = faultCheck('idle-pattern', {
  code: 'MF2030',
  name: 'idle-pattern',
  since: '0.1.0',
  severity: 'warning',
  message: 'no manifest matches {pattern}, so nothing is checked against it',
  help: '{instead}',
});
