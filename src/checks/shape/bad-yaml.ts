// Text that is no YAML.
import { faultCheck } from '../check.ts';

export const badYaml = faultCheck('bad-yaml', {
  code: 'MF1006',
  name: 'bad-yaml',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}, so this file cannot be read',
  help: '{instead}',
});
