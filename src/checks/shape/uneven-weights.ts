// Weights of the sources of a consumption that do not share out its calls.
import { check } from '../check.ts';
import type { Origin } from '../../model/agreement.ts';

export const unevenWeights = check(
  {
    code: 'MF1045',
    name: 'uneven-weights',
    since: '0.1.0',
    severity: 'error',
    message: '{problem}, so how many calls each source gets is open',
    help: 'Give all sources of one priority a weight, 100 in sum, or give none of them one.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, complete, consumes } of agreements) {
      // A weight that could not be read is not a missing one.
      if (!complete) continue;
      for (const group of consumes.flatMap(({ from }) => byPriority(from))) {
        const [first, ...others] = group.flatMap(({ weight }) => weight ?? []);
        if (first === undefined) continue;
        const sum = others.reduce((total, { value }) => total + value, first.value);
        const without = group.find(({ weight }) => weight === undefined);
        if (without !== undefined) {
          const related = [{ at: first.at, message: 'a weight of the same priority' }];
          yield found({ at: without.at, related, withholds: [cluster] }, { problem: 'this source has no weight, and another of its priority has one' });
        } else if (sum !== 100) {
          const related = others.map(({ at, value }) => ({ at, message: `and ${value}` }));
          yield found({ at: first.at, related, withholds: [cluster] }, { problem: `the weights of one priority are ${sum} in sum and not 100` });
        }
      }
    }
  },
);

function byPriority(from: readonly Origin[]): readonly (readonly Origin[])[] {
  const priorities = [...new Set(from.map(({ priority }) => priority.value))];
  return priorities.map((value) => from.filter(({ priority }) => priority.value === value));
}
