// Something in an overlay's folder that we did not write.
import { rule } from '../check.ts';

export const foreignFile = rule({
  code: 'MF6022',
  name: 'foreign-file',
  since: '0.1.0',
  severity: 'error',
  message: '{path} is a {what} that no agreement compiles to: whatever lies in the folder of an overlay can be deployed, or change what is, and no reviewer of an agreement sees it',
  help: 'Move it out of `overlays/`. What you deploy beside an overlay belongs in a kustomization of your own that has the overlay as its resource.',
});
