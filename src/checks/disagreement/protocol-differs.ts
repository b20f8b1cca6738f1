// The protocol of an exposure, as its consumer relies on it and as its owner says.
import { check } from '../check.ts';
import { disagreement } from '../../finding/disagreement.ts';
import { acceptable, mayStandIn, says } from '../statement.ts';

export const protocolDiffers = check(
  {
    code: 'MF3009',
    name: 'protocol-differs',
    since: '0.1.0',
    severity: 'error',
    message: '{cluster} speaks {stated} to {exposure} of {owner}, which exposes it as {owned}; the two do not understand each other, so calls fail',
    help: 'Write `protocol: {owned}` beside the name of the exposure under `from`, unless {owner} itself is wrong.',
  },
  function* ({ consumptions }, found) {
    for (const { consumer, origin, provider, exposure } of consumptions) {
      if (provider === undefined || exposure === undefined || origin.protocol.value === exposure.protocol.value) continue;
      if (mayStandIn(consumer, origin.protocol, origin.exposure.at) || mayStandIn(provider, exposure.protocol, exposure.at)) continue;
      yield disagreement(found, says(consumer, origin.protocol), says(provider, exposure.protocol), { exposure: exposure.name.value }, { accept: provider.complete ? acceptable(consumer, provider, 'protocol') : undefined });
    }
  },
);
