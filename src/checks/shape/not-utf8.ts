// A byte that is not UTF-8.
import { faultCheck } from '../check.ts';

export const notUtf8 = faultCheck('not-utf8', {
  code: 'MF1004',
  name: 'not-utf8',
  since: '0.1.0',
  severity: 'error',
  message: 'the byte {byte} is not UTF-8, so two readers may take this text for two different ones',
  help: 'Save the file as UTF-8.',
});
