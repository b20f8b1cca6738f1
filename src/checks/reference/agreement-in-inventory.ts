// A pattern of the inventory that takes an agreement for a manifest.
import { faultCheck } from '../check.ts';

export const agreementInInventory = faultCheck('agreement-in-inventory', {
  code: 'MF2031',
  name: 'agreement-in-inventory',
  since: '0.1.0',
  severity: 'error',
  message: '{pattern} matches {file}, which is an agreement; taken for a manifest, all that it exposes would be withdrawn without a word, so it counts as an agreement still',
  help: 'Put the manifests into a folder of their own, and write a pattern for that: `manifests/**/*.yaml`.',
});
