// `workload` that can't be the pods behind the Service: their labels differ.
import { check } from '../check.ts';
import { exposedServices, nameOf } from '../inventory/services.ts';
import { labelClash } from '../inventory/label-clash.ts';

export const workloadBesideService = check(
  {
    code: 'MF2041',
    name: 'workload-beside-service',
    since: '0.1.0',
    severity: 'error',
    message: '`workload` names pods with {stated}, but Service {service} sends to pods with {selected}, so the policy behind the gateway guards other pods than those that peers reach',
    help: 'Write labels that the pods of the Service have: `{key}: {value}`.',
  },
  function* ({ agreements }, found) {
    for (const { exposure, service } of exposedServices(agreements)) {
      if (exposure.workload === undefined || service.selector === undefined) continue;
      const clash = labelClash(exposure.workload.labels, service.selector);
      if (clash === undefined) continue;
      const { key, stated, selected } = clash;
      const related = [{ at: selected.at, message: 'the Service selects this' }];
      yield found({ at: exposure.workload.at, related }, { stated: `${key}=${stated}`, service: nameOf(exposure), selected: `${key}=${selected.value}`, key, value: selected.value });
    }
  },
);
