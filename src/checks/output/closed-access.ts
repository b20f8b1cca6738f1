// Manifests that keep out what is granted, or lead it elsewhere.
import { rule } from '../check.ts';

export const closedAccess = rule({
  code: 'MF5005',
  name: 'closed-access',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}; calls that the agreements promise would fail, or end in the wrong place',
  help: '{remedy}',
});
