// A file over the limit of one file.
import { faultCheck } from '../check.ts';

export const fileTooLarge = faultCheck('file-too-large', {
  code: 'MF1002',
  name: 'file-too-large',
  since: '0.1.0',
  severity: 'error',
  message: 'this file is over {limit}, more than any agreement needs, and is not read, so nothing that stands in it counts',
  help: 'Split an agreement over several files in the cluster’s folder: their lists are joined. A file of manifests is listed in `spec.inventory`, and may have 16 MiB.',
});
