// The path of an exposure, as its consumer relies on it and as its owner says.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { acceptable, mayStandIn, says } from '../statement.ts';

export const pathDiffers = check(
  {
    code: 'MF3008',
    name: 'path-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} calls {exposure} of {owner} below {stated}, and {owner} exposes it below {owned}; every call gets 403',
    help: 'Write `path: {owned}` beside the name of the exposure under `from`, unless {owner} itself is wrong.',
  },
  function* ({ consumptions }, found) {
    for (const { consumer, origin, provider, exposure } of consumptions) {
      if (provider === undefined || exposure === undefined || origin.path.value === exposure.path.value) continue;
      // TCP has no paths; what follows from that is told as the difference of protocols.
      if (origin.protocol.value === 'TCP' || exposure.protocol.value === 'TCP') continue;
      if (mayStandIn(consumer, origin.path, origin.exposure.at) || mayStandIn(provider, exposure.path, exposure.name.at)) continue;
      yield disagreement(found, says(consumer, origin.path), says(provider, exposure.path), { exposure: exposure.name.value }, { accept: provider.complete ? acceptable(consumer, provider, 'path') : undefined });
    }
  },
);
