// A disk that does not let an overlay be written.
import { rule } from '../check.ts';

export const cannotWrite = rule({
  code: 'MF0007',
  name: 'cannot-write',
  since: '0.1.0',
  severity: 'error',
  message: '{path} {why}, so not all that should be written is written',
  help: 'Remove the cause and run again, which also finishes or undoes what this run began. Overlays can go to another folder: `-o`.',
});
