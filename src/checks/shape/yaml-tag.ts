// A YAML tag.
import { faultCheck } from '../check.ts';

export const yamlTag = faultCheck('yaml-tag', {
  code: 'MF1012',
  name: 'yaml-tag',
  since: '0.1.0',
  severity: 'error',
  message: 'the tag `{tag}` changes how this value is read, and not every reader knows it',
  help: 'Take the tag out, and quote the value if a text is meant.',
});
