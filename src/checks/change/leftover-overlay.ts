// What an earlier compile wrote, and none would write today.
import { rule } from '../check.ts';

export const leftoverOverlay = rule({
  code: 'MF6024',
  name: 'leftover-overlay',
  since: '0.1.0',
  severity: 'error',
  message: '{path} is still committed, though {why}: as long as it is there it can be deployed, and what was withdrawn stays open',
  help: 'Run `meshfed-compile`, which removes what it wrote; what is left then was written by somebody else, and is yours to remove. Commit the result.',
});
