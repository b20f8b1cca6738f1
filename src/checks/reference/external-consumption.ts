// A consumption from an external peer: what it exposes cannot be seen here.
import { check } from '../check.ts';

export const externalConsumption = check(
  {
    code: 'MF2009',
    name: 'external-consumption',
    since: '0.1.0',
    severity: 'note',
    message: '{provider} is external, so nothing here shows whether it grants {exposure} to {consumer}, or has the gateway that {consumer} states for it',
    help: 'Nothing needs to be done here; agree with its owner by other means.',
  },
  function* ({ consumptions }, found) {
    for (const { consumer, origin, statement, provider } of consumptions) {
      if (statement?.external.value !== true || provider !== undefined) continue;
      yield found({ at: origin.exposure.at }, { provider: origin.cluster.value, exposure: origin.exposure.value, consumer: consumer.cluster });
    }
  },
);
