// Two private gateways whose selectors pick the same pods.
import { check } from '../check.ts';
import type { Labels } from '../../model/names.ts';

export const overlappingGateways = check(
  {
    code: 'MF1049',
    name: 'overlapping-gateways',
    since: '0.1.0',
    severity: 'error',
    message: 'the selector of the {inner} gateway picks pods of the {outer} gateway too, so the policy of the one would allow calls through the other',
    help: 'Give the two gateways a label with different values, such as `istio: private-ingressgateway` and `istio: private-egressgateway`.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, gateways } of agreements) {
      const { ingress, egress } = gateways;
      if (ingress === undefined || egress === undefined) continue;
      const egressPicksBoth = isWithin(egress.selector, ingress.selector);
      if (!egressPicksBoth && !isWithin(ingress.selector, egress.selector)) continue;
      const [inner, outer] = egressPicksBoth ? (['egress', 'ingress'] as const) : (['ingress', 'egress'] as const);
      const related = [{ at: gateways[outer]?.at ?? ingress.at, message: `the private ${outer} gateway` }];
      yield found({ at: gateways[inner]?.at ?? egress.at, related, withholds: [cluster] }, { inner, outer });
    }
  },
);

/** True where every pod with the labels `b` has the labels `a` too. */
const isWithin = (a: Labels, b: Labels): boolean => [...a].every(([key, value]) => b.get(key) === value);
