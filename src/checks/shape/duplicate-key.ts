// A key that stands twice in one map.
import { faultCheck } from '../check.ts';

export const duplicateKey = faultCheck('duplicate-key', {
  code: 'MF1008',
  name: 'duplicate-key',
  since: '0.1.0',
  severity: 'error',
  message: 'the key `{key}` stands twice in one map, and YAML readers differ on which of the two counts',
  help: 'Keep one of the two. Two lists become one list with the items of both.',
});
