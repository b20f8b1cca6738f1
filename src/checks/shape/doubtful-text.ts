// A text without quotes that readers of YAML 1.1 take for a truth value or a number.
import { faultCheck } from '../check.ts';

export const doubtfulText = faultCheck('doubtful-text', {
  code: 'MF1057',
  name: 'doubtful-text',
  since: '0.1.0',
  severity: 'warning',
  message: '`{written}` without quotes is a text here and {reading} to a reader of YAML 1.1, as many tools are, so people and tools may differ on what is agreed',
  help: 'Quote it: `"{written}"`.',
});
