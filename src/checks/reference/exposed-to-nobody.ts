// An exposure without a grant.
import { check } from '../check.ts';

export const exposedToNobody = check(
  {
    code: 'MF2014',
    name: 'exposed-to-nobody',
    since: '0.1.0',
    severity: 'note',
    message: '{exposure} is exposed to nobody, because it has no grant',
    help: 'Nothing needs to be done if that is meant; else name each cluster that may reach it under `to`, with its `methods`.',
  },
  function* ({ agreements }, found) {
    for (const { complete, exposes } of agreements) {
      // A grant that could not be read is a finding of its own.
      if (!complete) continue;
      for (const { at, name, to } of exposes) if (to.length === 0) yield found({ at }, { exposure: name.value });
    }
  },
);
