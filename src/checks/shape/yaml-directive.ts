// A YAML directive.
import { faultCheck } from '../check.ts';

export const yamlDirective = faultCheck('yaml-directive', {
  code: 'MF1013',
  name: 'yaml-directive',
  since: '0.1.0',
  severity: 'error',
  message: 'the directive `{directive}` can change how the whole document is read',
  help: 'Take the line out: agreements are YAML 1.2.',
});
