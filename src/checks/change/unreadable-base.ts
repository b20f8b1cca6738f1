// A base that is known, and whose agreements cannot be read.
import { rule } from '../check.ts';

export const unreadableBase = rule({
  code: 'MF6003',
  name: 'unreadable-base',
  since: '0.1.0',
  severity: 'warning',
  message: 'the revision {revision} {why}, so what changes is unknown, and all access is shown instead',
  help: 'Make the revision readable, or name another one to compare with.',
});
