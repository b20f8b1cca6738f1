// An agreement in the folder of another cluster.
import { faultCheck } from '../check.ts';

export const wrongClusterName = faultCheck('wrong-cluster-name', {
  code: 'MF1020',
  name: 'wrong-cluster-name',
  since: '0.1.0',
  severity: 'error',
  message: 'this document is named {written} and lies in the folder of {folder}, so whose agreement it is stays open',
  help: 'Write `{folder}`, or move the file to the folder `{written}`.',
});
