// A file of an overlay, or all of it, that was not committed.
import { rule } from '../check.ts';

export const missingOverlay = rule({
  code: 'MF6021',
  name: 'missing-overlay',
  since: '0.1.0',
  severity: 'error',
  message: '{path} is not committed, but the agreement of {cluster} compiles to it: Argo CD deploys what is committed, and takes away what it no longer finds',
  help: 'Run `meshfed-compile`, and commit what it writes, new files too (`git add overlays`).',
});
