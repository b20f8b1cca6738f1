// A severity or an exception for a code that no finding has.
import { rule } from '../check.ts';

export const unknownCode = rule({
  code: 'MF1070',
  name: 'unknown-code',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` is the code of no finding, so what stands here has no effect',
  help: '{instead}',
});
