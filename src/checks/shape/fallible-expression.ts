// An expression of a policy that is well formed, and could fail on some agreement.
import { rule } from '../check.ts';

export const fallibleExpression = rule({
  code: 'MF1083',
  name: 'fallible-expression',
  since: '0.1.0',
  severity: 'error',
  message: 'the {part} of the policy {policy} could fail: {problem}',
  help: '{instead}',
});
