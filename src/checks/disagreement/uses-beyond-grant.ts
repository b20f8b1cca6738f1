// What a consumer's callers do and no single grant allows.
import { check } from '../check.ts';
import { disagreement, type Statement } from '../../finding/disagreement.ts';
import type { Grant, Uses } from '../../model/agreement.ts';
import { methodsCover, refusedUses, type Methods, type Paths } from '../../model/covers.ts';
import { holds } from '../../model/federation.ts';
import { listed } from '../listed.ts';

export const usesBeyondGrant = check(
  {
    code: 'MF3010',
    name: 'uses-beyond-grant',
    since: '0.1.0',
    severity: 'error',
    message: 'callers in {cluster} use {stated} of {exposure}, and {owner} grants only {owned}; such calls get 403',
    help: 'Take it out of `uses` and out of what the callers do, or have {owner} widen the grant.',
  },
  function* ({ now, consumptions }, found) {
    for (const { consumer, consumption, provider, exposure, grants } of consumptions) {
      const { uses } = consumption;
      const [first, ...others] = grants.filter((grant) => holds(grant, now));
      // Without any grant that holds, the consumption itself is the finding; of an agreement that was not read whole it may be the method that is missing.
      if (uses === undefined || provider === undefined || exposure === undefined || first === undefined || !provider.complete) continue;
      for (const use of refusedUses(uses, [first, ...others])) {
        const stated: Statement = { cluster: consumer.cluster, says: words(use.methods, use.paths), at: use.at };
        const all = [first, ...others];
        const closest = all.find((grant) => methodsCover(grant.methods, use.methods)) ?? first;
        const owned: Statement = { cluster: provider.cluster, says: listed(all.map((grant) => words(grant.methods, grant.paths))), at: placeIn(closest, use) };
        yield disagreement(found, stated, owned, { exposure: exposure.name.value });
      }
    }
  },
);

const words = (methods: Methods, paths: Paths): string =>
  `${methods?.map(({ value }) => value).join(', ') ?? 'every method'} on ${paths?.map(({ value }) => value).join(', ') ?? 'every path'}`;

const placeIn = (grant: Grant, use: Uses): Uses['at'] =>
  (methodsCover(grant.methods, use.methods) ? grant.paths?.[0]?.at : grant.methods?.[0]?.at) ?? grant.at;
