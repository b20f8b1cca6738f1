// Manifests that let somebody in whom nobody granted it.
import { rule } from '../check.ts';

export const openedAccess = rule({
  code: 'MF5003',
  name: 'opened-access',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}; whoever syncs these manifests gives access that stands in no agreement',
  help: '{remedy}',
});
