// A folder without an agreement.
import { faultCheck } from '../check.ts';

export const noAgreement = faultCheck('no-agreement', {
  code: 'MF1021',
  name: 'no-agreement',
  since: '0.1.0',
  severity: 'error',
  message: 'the folder {folder} stands for a cluster, but no file in it holds an agreement',
  help: 'Write the agreement, for example in `{folder}/agreement.yaml`, or take the folder away; its overlay goes with it.',
});
