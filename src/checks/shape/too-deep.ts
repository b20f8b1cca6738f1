// Lists and maps nested deeper than any agreement.
import { faultCheck } from '../check.ts';

export const tooDeep = faultCheck('too-deep', {
  code: 'MF1007',
  name: 'too-deep',
  since: '0.1.0',
  severity: 'error',
  message: 'lists and maps are nested more than {limit} deep here, which no agreement needs, so nothing in this file counts',
  help: 'Take the nesting out; an agreement needs a depth of 8.',
});
