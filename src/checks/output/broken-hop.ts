// What one hop sends is not what the next expects.
import { rule } from '../check.ts';

export const brokenHop = rule({
  code: 'MF5007',
  name: 'broken-hop',
  since: '0.1.0',
  severity: 'error',
  message: '{problem}; the call ends there, most often with 503 or a reset that names no reason',
  help: '{remedy}',
});
