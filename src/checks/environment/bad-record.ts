// A record of written files that cannot be relied on.
import { rule } from '../check.ts';

export const badRecord = rule({
  code: 'MF0004',
  name: 'bad-record',
  since: '0.1.0',
  severity: 'error',
  message: '{path} {why}, so it is unknown which files of {cluster} meshfed wrote, and none is written or removed',
  help: 'Restore it from Git. If you delete it instead, files with the right content are taken over, and all others are yours to remove.',
});
