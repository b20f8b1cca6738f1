// A character that nobody sees.
import { faultCheck } from '../check.ts';

export const controlCharacter = faultCheck('control-character', {
  code: 'MF1005',
  name: 'control-character',
  since: '0.1.0',
  severity: 'error',
  message: 'the character {character} stands here and cannot be seen, so a reviewer does not know what is really written',
  help: 'Delete it. Where a text needs it, write it as an escape in double quotes.',
});
