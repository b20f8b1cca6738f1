// Agreements that are too much to read, all files together.
import { faultCheck } from '../check.ts';

export const tooMuchText = faultCheck('too-much-text', {
  code: 'MF1003',
  name: 'too-much-text',
  since: '0.1.0',
  severity: 'error',
  message: 'with this file all agreements together are over {limit}, so it is not read',
  help: 'Take files that are no agreements out of the clusters’ folders.',
});
