// A journal of an unfinished run that cannot be relied on.
import { rule } from '../check.ts';

export const badJournal = rule({
  code: 'MF0005',
  name: 'bad-journal',
  since: '0.1.0',
  severity: 'error',
  message: '{path} {why}, so what an earlier run began is not finished, and nothing is written',
  help: 'Delete the file and the folder staged/ beside it, restore overlays/ from Git, and run again.',
});
