// An exception that excuses nothing.
import { rule } from '../check.ts';

export const needlessException = rule({
  code: 'MF1073',
  name: 'needless-exception',
  since: '0.1.0',
  severity: 'warning',
  message: 'nothing with the code {code} is found at {about} of {cluster}, so the exception excuses nothing now and would hide a fault that comes later',
  help: 'Take it out. {instead}',
});
