// A subset whose labels no workload behind the Service has.
import { check } from '../check.ts';
import { visible } from '../../text/visible.ts';
import { covers, exposedServices, nameOf, shownLabels, workloadsBehind } from '../inventory/services.ts';
import { listed } from '../listed.ts';
import type { Workload } from '../../manifests/manifest.ts';

export const emptySubset = check(
  {
    code: 'MF2040',
    name: 'empty-subset',
    since: '0.1.0',
    severity: 'warning',
    message: 'no workload of the inventory behind Service {service} has the labels {labels}, so subset {subset} is empty and peers get 503',
    help: '{instead}',
  },
  function* ({ agreements }, found) {
    for (const { agreement, exposure, service } of exposedServices(agreements)) {
      const { subset, namespace } = exposure;
      if (subset === undefined) continue;
      const behind = workloadsBehind(agreement, service, namespace.value);
      const [first] = behind;
      if (first === undefined || behind.some(({ podLabels }) => covers(podLabels, subset.labels))) continue;
      const related = behind.slice(0, 3).map(({ at, kind, name, podLabels }) => ({ at, message: visible(`the pods of ${kind} ${name} have ${shownLabels(podLabels)}`) }));
      const args = { service: nameOf(exposure), labels: shownLabels(subset.labels), subset: subset.name.value, instead: insteadOf(behind, [...subset.labels.keys()]) };
      yield found({ at: subset.at, related }, args);
    }
  },
);

/** What the workloads have at the keys that the subset names. */
function insteadOf(behind: readonly Workload[], keys: readonly string[]): string {
  const there = keys.flatMap((key) => behind.map(({ podLabels }) => podLabels.get(key)?.value).filter((value) => value !== undefined).map((value) => `${key}=${value}`));
  const distinct = [...new Set(there)].slice(0, 5);
  return distinct.length === 0 ? 'Write labels that the pods have, or add the workload that is meant to the inventory.' : `They have ${listed(distinct)}. Write such labels, or add the workload that is meant to the inventory.`;
}
