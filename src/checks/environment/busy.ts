// Two runs that write to one folder.
import { rule } from '../check.ts';

export const busy = rule({
  code: 'MF0006',
  name: 'busy',
  since: '0.1.0',
  severity: 'error',
  message: 'another run may be writing to this folder, so nothing is written: {path} {why}',
  help: 'Run again when the other run is over. If there is none, delete `overlays/.meshfed/lock`.',
});
