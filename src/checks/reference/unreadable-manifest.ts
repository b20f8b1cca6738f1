// A file of the inventory that can't be read, or an object in it.
import { check } from '../check.ts';
import { inventoryOf } from '../inventory/inventory.ts';

export const unreadableManifest = check(
  {
    code: 'MF2032',
    name: 'unreadable-manifest',
    since: '0.1.0',
    severity: 'error',
    message: 'this file of the inventory cannot be read: {problem}, so nothing is checked against what stands here',
    help: '{instead}',
  },
  // It withholds nothing, because it changes nothing that is emitted.
  function* ({ agreements, faults }, found) {
    for (const fault of faults) if (fault.kind === 'unreadable-manifest') yield found({ at: fault.at }, fault.args);
    for (const agreement of agreements) {
      for (const { at, problem, instead } of inventoryOf(agreement).faults) yield found({ at }, { problem, instead });
    }
  },
);
