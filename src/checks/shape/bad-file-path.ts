// A path that is not one of a file in the cluster's folder.
import { faultCheck } from '../check.ts';

export const badFilePath = faultCheck('bad-file-path', {
  code: 'MF1034',
  name: 'bad-file-path',
  since: '0.1.0',
  severity: 'error',
  message: '`{written}` cannot be a {what} of this agreement: {problem}',
  help: '{instead}',
});
