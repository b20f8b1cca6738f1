// A finding that a repository may not talk away.
import { rule } from '../check.ts';

export const fixedSeverity = rule({
  code: 'MF1071',
  name: 'fixed-severity',
  since: '0.1.0',
  severity: 'error',
  message: '{code} ({name}) cannot be {how}: {why}',
  help: 'Take this out, and mend what is found.',
});
