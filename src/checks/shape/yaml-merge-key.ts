// A YAML merge key.
import { faultCheck } from '../check.ts';

export const yamlMergeKey = faultCheck('yaml-merge-key', {
  code: 'MF1011',
  name: 'yaml-merge-key',
  since: '0.1.0',
  severity: 'error',
  message: 'the merge key `<<` brings in keys from elsewhere for some readers of YAML, and is an ordinary key for others',
  help: 'Write out the keys that it is meant to bring in.',
});
