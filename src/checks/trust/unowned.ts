// A part of the agreements that anybody may change: CODEOWNERS is there and names nobody for it.
import { rule } from '../check.ts';

export const unowned = rule({
  code: 'MF4041',
  name: 'unowned',
  since: '0.1.0',
  severity: 'warning',
  message: '{place} names no owner of {what}, so whoever may write to this repository may change {harm} with nobody’s approval',
  help: 'Add a line such as `{line}` to {place}, and let the rules of the branch demand a review of code owners.',
});
