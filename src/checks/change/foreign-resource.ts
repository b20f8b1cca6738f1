// A kustomization of ours that does more than to list our files.
import { rule } from '../check.ts';

export const foreignResource = rule({
  code: 'MF6023',
  name: 'foreign-resource',
  since: '0.1.0',
  severity: 'error',
  message: '{path} has under `{key}` what the agreement of {cluster} does not compile to: {entry}; with it the overlay can deploy, fetch or change anything, whatever was agreed',
  help: 'Run `meshfed-compile`, and commit what it writes. What you add belongs in a kustomization of your own that has the overlay as its resource.',
});
