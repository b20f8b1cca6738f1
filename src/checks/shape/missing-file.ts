// A file that an agreement names and that cannot be read.
import { faultCheck } from '../check.ts';

export const missingFile = faultCheck('missing-file', {
  code: 'MF1036',
  name: 'missing-file',
  since: '0.1.0',
  severity: 'error',
  message: 'the file `{file}` {problem}, so it can be neither checked nor used',
  help: 'Put the file itself into the cluster’s folder, or correct the path, which starts there.',
});
