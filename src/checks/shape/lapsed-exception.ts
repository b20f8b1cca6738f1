// An exception whose last day has passed.
import { rule } from '../check.ts';

export const lapsedException = rule({
  code: 'MF1072',
  name: 'lapsed-exception',
  since: '0.1.0',
  severity: 'warning',
  message: 'the exception for {code} at {about} of {cluster} ended with {until}, so what it accepted counts again',
  help: 'Mend what is found there and take the exception out, or set a later day if its owners agree.',
});
