// A consumption of an exposure that is not granted to the consumer, or no longer.
import { check } from '../check.ts';
import { holds } from '../../model/federation.ts';
import { byCodeUnit } from '../../text/source.ts';

export const ungrantedConsumption = check(
  {
    code: 'MF2004',
    name: 'ungranted-consumption',
    since: '0.1.0',
    severity: 'error',
    message: '{provider} {fact}, so calls of {consumer} get 403',
    help: '{provider} must {remedy}, or {consumer} must stop consuming it.',
  },
  function* ({ now, consumptions }, found) {
    for (const { consumer, origin, provider, exposure, grants } of consumptions) {
      // Of an agreement that was not read whole it may be the grant that is missing.
      if (provider === undefined || exposure === undefined || !provider.complete || grants.some((grant) => holds(grant, now))) continue;
      const name = exposure.name.value;
      const ended = grants.flatMap(({ until }) => until ?? []).sort((a, b) => byCodeUnit(b.value, a.value))[0];
      const args = { provider: provider.cluster, consumer: consumer.cluster };
      if (ended === undefined) {
        const related = [{ at: exposure.name.at, message: `${name} is exposed here` }];
        const remedy = `add \`- cluster: ${consumer.cluster}\` to the \`to\` of ${name}`;
        yield found({ at: origin.exposure.at, related }, { ...args, fact: `does not grant ${name} to ${consumer.cluster}`, remedy });
      } else {
        const related = [{ at: ended.at, message: 'the last day of the grant' }];
        yield found({ at: origin.exposure.at, related }, { ...args, fact: `granted ${name} to ${consumer.cluster} until ${ended.value}`, remedy: 'set a later `until`' });
      }
    }
  },
);
