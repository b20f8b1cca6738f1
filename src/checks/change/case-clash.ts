// Two paths of a revision that are one on some disks.
import { rule } from '../check.ts';

export const caseClash = rule({
  code: 'MF6004',
  name: 'case-clash',
  since: '0.1.0',
  severity: 'warning',
  message: '{path} and {other} differ in upper and lower case alone, and a checkout on macOS or Windows holds only one of them',
  help: 'Rename one of the two with `git mv`.',
});
