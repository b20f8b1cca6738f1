// A private key where public certificates belong.
import { check } from '../check.ts';

export const privateKey = check(
  {
    code: 'MF4001',
    name: 'private-key',
    since: '0.1.0',
    severity: 'error',
    message: '{file} holds a private key{form}, so everybody who can read this repository can act as its owner; it was not read any further',
    help: 'Take it out of the file and make a new key pair, for Git keeps what it once had. A private key belongs in a Secret that never enters Git.',
  },
  function* ({ faults }, found) {
    for (const fault of faults) {
      if (fault.kind !== 'private-key') continue;
      // The label itself would be hidden in a message, like every text that may hold a key.
      const kind = fault.args.shape.replace(/\s*PRIVATE KEY/, '').trim();
      const form = kind === '' ? '' : ` (${kind})`;
      yield found({ at: fault.at, withholds: fault.cluster === null ? [] : [fault.cluster] }, { file: fault.args.file, form });
    }
  },
);
