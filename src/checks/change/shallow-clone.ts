// A clone whose history ends before the commit to compare with.
import { rule } from '../check.ts';

export const shallowClone = rule({
  code: 'MF6001',
  name: 'shallow-clone',
  since: '0.1.0',
  severity: 'warning',
  message: 'the clone is shallow and lacks the commit to compare with, so what changes is unknown, and all access is shown instead',
  help: 'In the workflow, write `fetch-depth: {depth}` under `with:` of the step that uses actions/checkout.',
});
