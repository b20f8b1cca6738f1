// An expression of a policy that is no CEL, or names what is not there, or compares what can't be.
import { rule } from '../check.ts';

export const badExpression = rule({
  code: 'MF1082',
  name: 'bad-expression',
  since: '0.1.0',
  severity: 'error',
  message: 'the {part} of the policy {policy} cannot be used: {problem}',
  help: '{instead}',
});
