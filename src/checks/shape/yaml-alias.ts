// A YAML alias.
import { faultCheck } from '../check.ts';

export const yamlAlias = faultCheck('yaml-alias', {
  code: 'MF1010',
  name: 'yaml-alias',
  since: '0.1.0',
  severity: 'error',
  message: 'the alias `*{alias}` stands for a value that is written elsewhere, so a reviewer of this line does not see it',
  help: 'Write the value itself here.',
});
