// A link or a special file where an overlay must be written.
import { rule } from '../check.ts';

export const linkInTheWay = rule({
  code: 'MF0003',
  name: 'link-in-the-way',
  since: '0.1.0',
  severity: 'error',
  message: '{path} {why}, and nothing is written through it',
  help: 'Take it away, or choose another folder with `-o`.',
});
