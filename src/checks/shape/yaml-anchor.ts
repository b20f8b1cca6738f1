// A YAML anchor.
import { faultCheck } from '../check.ts';

export const yamlAnchor = faultCheck('yaml-anchor', {
  code: 'MF1009',
  name: 'yaml-anchor',
  since: '0.1.0',
  severity: 'error',
  message: 'the anchor `&{anchor}` lets a value that stands here count elsewhere too, where a reviewer does not see it',
  help: 'Take the anchor out, and write each value where it counts.',
});
