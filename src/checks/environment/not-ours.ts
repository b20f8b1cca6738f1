// Something of somebody else’s where an overlay must be written.
import { rule } from '../check.ts';

export const notOurs = rule({
  code: 'MF0001',
  name: 'not-ours',
  since: '0.1.0',
  severity: 'error',
  message: '{path} {why}; it stays as it is, and nothing of {cluster} is written',
  help: 'Move it away. To change what is applied, change the agreement, or lay a kustomization of your own over the overlay.',
});
