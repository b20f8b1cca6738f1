// A committed file of an overlay that is not what the agreement compiles to.
import { rule } from '../check.ts';

export const editedOverlay = rule({
  code: 'MF6020',
  name: 'edited-overlay',
  since: '0.1.0',
  severity: 'error',
  message:
    '{path} is not what the agreement of {cluster} compiles to ({what}): it was edited by hand, or the agreement changed and was not compiled again; Argo CD deploys what is committed',
  help: 'Run `meshfed-compile`, and commit what it writes. What is to stay of an edit belongs in the agreement, or in a kustomization of your own over the overlay.',
});
