// A file of a cluster that the disk does not hand over.
import { faultCheck } from '../check.ts';

export const unreadableFile = faultCheck('unreadable-file', {
  code: 'MF1001',
  name: 'unreadable-file',
  since: '0.1.0',
  severity: 'error',
  message: 'this file {reason}, so what its owner agrees to in it is unknown',
  help: 'Make it a readable file, or take it out of the folder.',
});
