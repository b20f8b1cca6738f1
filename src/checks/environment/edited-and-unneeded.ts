// A file of an overlay that was edited by hand and is no longer needed.
import { rule } from '../check.ts';

export const editedAndUnneeded = rule({
  code: 'MF0002',
  name: 'edited-and-unneeded',
  since: '0.1.0',
  severity: 'error',
  message: '{path} {why}; it stays, so that nobody’s edit is lost',
  help: 'Delete it; what is to stay of it belongs in a kustomization of your own over the overlay.',
});
