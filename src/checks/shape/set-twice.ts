// A value that two documents of a cluster set to different things.
import { faultCheck } from '../check.ts';

export const setTwice = faultCheck('set-twice', {
  code: 'MF1022',
  name: 'set-twice',
  since: '0.1.0',
  severity: 'error',
  message: 'spec.{what} is {written} here and {first} elsewhere in this agreement, so what its owner wants is open',
  help: 'Keep one of the two: over all documents of a cluster a single value is set once.',
});
