// `workload` that selects none, or not all, of the pods that peers reach.
import { check } from '../check.ts';
import { visible } from '../../text/visible.ts';
import { labelClash } from '../inventory/label-clash.ts';
import { covers, exposedServices, nameOf, shownLabels, workloadsBehind } from '../inventory/services.ts';

export const workloadWithoutPods = check(
  {
    code: 'MF2042',
    name: 'workload-without-pods',
    since: '0.1.0',
    severity: 'warning',
    message: '{kind} {name} is behind Service {service}, but its pods do not have {labels}, so no policy behind the gateway guards them',
    help: 'Write in `workload` only labels that all pods behind the exposure have.',
  },
  function* ({ agreements }, found) {
    for (const { agreement, exposure, service } of exposedServices(agreements)) {
      const { workload, subset, namespace } = exposure;
      // Labels that contradict the Service's are MF2041.
      if (workload === undefined || (service.selector !== undefined && labelClash(workload.labels, service.selector) !== undefined)) continue;
      const reached = workloadsBehind(agreement, service, namespace.value).filter(({ podLabels }) => subset === undefined || covers(podLabels, subset.labels));
      const bare = reached.find(({ podLabels }) => !covers(podLabels, workload.labels));
      if (bare === undefined) continue;
      const related = [{ at: bare.at, message: visible(`its pods have ${shownLabels(bare.podLabels)}`) }];
      yield found({ at: workload.at, related }, { kind: bare.kind, name: bare.name, service: nameOf(exposure), labels: shownLabels(workload.labels) });
    }
  },
);
