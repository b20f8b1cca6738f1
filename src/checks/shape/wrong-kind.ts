// A document of another kind than the folder holds.
import { faultCheck } from '../check.ts';

export const wrongKind = faultCheck('wrong-kind', {
  code: 'MF1014',
  name: 'wrong-kind',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}, so nothing in this document counts',
  help: '{instead} If it is a manifest of yours, list its file in `spec.inventory`.',
});
