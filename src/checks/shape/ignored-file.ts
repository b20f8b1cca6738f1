// What lies beside the clusters’ folders and is not read.
import { faultCheck } from '../check.ts';

export const ignoredFile = faultCheck('ignored-file', {
  code: 'MF1038',
  name: 'ignored-file',
  since: '0.1.0',
  severity: 'note',
  message: '{path} is not read: {why}',
  help: 'Nothing needs to be done if that is meant. What a cluster agrees to stands in `<cluster>/agreement.yaml`.',
});
