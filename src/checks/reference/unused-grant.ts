// A grant to a cluster that does not consume the exposure.
import { check } from '../check.ts';
import type { Agreement, Exposure } from '../../model/agreement.ts';
import { holds, statementAbout, type Federation } from '../../model/federation.ts';
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
    for (const { provider, exposure, grant, consumer, uses, between } of federation.grants) {
      if (consumer === undefined || consumer === provider || !consumer.complete || !holds(grant, federation.now)) continue;
      // A consumption that names an exposure which does not exist is a finding of its own, and may be meant for this one.
      if (uses.length > 0 || between.isMisnamed || isMeantElsewhere(federation, consumer, exposure)) continue;
      // Of an exposure that stands twice the first is the one that is consumed.
      if (provider.exposes.find(({ name }) => name.value === exposure.name.value) !== exposure) continue;
      const names = visible(listed(between.consumed.map(({ origin }) => origin.exposure.value)) || 'nothing');
      const related = [{ at: between.consumed[0]?.origin.exposure.at ?? consumer.at, message: `${consumer.cluster} consumes ${names} of ${provider.cluster}` }];
      yield found({ at: grant.at, related }, { cluster: grant.cluster.value, exposure: exposure.name.value });
    }
  },
);

/** A consumption of an exposure of that name from a cluster that nobody knows: a finding of its own, and most likely meant for this one. */
const isMeantElsewhere = ({ agreements }: Federation, consumer: Agreement, { name }: Exposure): boolean =>
  consumer.consumes.some(({ from }) =>
    from.some(
      ({ cluster, exposure }) =>
        exposure.value === name.value && statementAbout(consumer, cluster.value) === undefined && !agreements.some((one) => one.cluster === cluster.value),
    ),
  );
