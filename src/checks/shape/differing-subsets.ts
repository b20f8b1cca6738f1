// Subsets of one Service with one name and other labels: its DestinationRule holds each name once.
import { check } from '../check.ts';
import type { Subset } from '../../model/agreement.ts';
import type { Labels } from '../../model/names.ts';

export const differingSubsets = check(
  {
    code: 'MF1044',
    name: 'differing-subsets',
    since: '0.1.0',
    severity: 'error',
    message: 'subset {subset} of {service} has other labels here than in exposure {other}, so calls through one of the two would go to the pods of the other',
    help: 'Give both the same labels, or one of them another name.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, exposes } of agreements) {
      const firstOf = new Map<string, { readonly exposure: string; readonly subset: Subset }>();
      for (const { name, service, namespace, subset } of exposes) {
        if (subset === undefined) continue;
        const key = `${subset.name.value} ${service.value}.${namespace.value}`;
        const first = firstOf.get(key) ?? { exposure: name.value, subset };
        firstOf.set(key, first);
        if (textOf(first.subset.labels) === textOf(subset.labels)) continue;
        const related = [{ at: first.subset.at, message: `the labels of ${subset.name.value} in ${first.exposure}` }];
        const args = { subset: subset.name.value, service: `${service.value}.${namespace.value}`, other: first.exposure };
        yield found({ at: subset.at, related, withholds: [cluster] }, args);
      }
    }
  },
);

const textOf = (labels: Labels): string => JSON.stringify([...labels].sort());
