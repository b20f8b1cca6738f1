// A grant to a cluster that does not consume the exposure.
import { check } from '../check.ts';
import { holds, type Federation, type GrantLink } from '../../model/federation.ts';
import { visible } from '../../text/visible.ts';
import { listed } from '../listed.ts';

export const unusedGrant = check(
  {
    code: 'MF2007',
    name: 'unused-grant',
    since: '0.1.0',
    severity: 'warning',
    message: '{cluster} may reach {exposure} but does not consume it, so access is open that nobody uses',
    help: 'Take the grant out, or have {cluster} consume {exposure}.',
  },
  function* (federation, found) {
    for (const link of federation.grants) {
      const { exposure, grant, consumer, provider } = link;
      if (consumer === undefined || consumer === provider || !consumer.complete || !holds(grant, federation.now) || isUsed(federation, link)) continue;
      const consumed = consumedBy(federation, link);
      const names = visible(listed(consumed.map(({ origin }) => origin.exposure.value)) || 'nothing');
      const related = [{ at: consumed[0]?.origin.exposure.at ?? consumer.at, message: `${consumer.cluster} consumes ${names} of ${provider.cluster}` }];
      yield found({ at: grant.at, related }, { cluster: grant.cluster.value, exposure: exposure.name.value });
    }
  },
);

const consumedBy = ({ consumptions }: Federation, { consumer, provider }: GrantLink): Federation['consumptions'] =>
  consumptions.filter((link) => link.consumer === consumer && link.origin.cluster.value === provider.cluster);

/** A consumption that names an exposure which does not exist is a finding of its own, and may be meant for this one. */
const isUsed = (federation: Federation, link: GrantLink): boolean =>
  consumedBy(federation, link).some(({ exposure }) => exposure === undefined || exposure === link.exposure);
