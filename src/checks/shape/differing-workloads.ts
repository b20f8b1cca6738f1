// Exposures of one Service that say different things about the pods behind it: they share one policy there.
import { check } from '../check.ts';
import type { Exposure } from '../../model/agreement.ts';

export const differingWorkloads = check(
  {
    code: 'MF1040',
    name: 'differing-workloads',
    since: '0.1.0',
    severity: 'error',
    message:
      'exposures {other} and {name} are of one Service and differ about its `workload`, so the one policy behind the gateway would refuse calls that one of them grants, or leave pods unguarded',
    help: 'Give all exposures of one Service the same `workload` labels, and those of one Service port the same `workload` port; or give none of them a `workload`.',
  },
  function* ({ agreements }, found) {
    for (const { cluster, exposes } of agreements) {
      for (const exposure of exposes) {
        // Each is held against the first alone, so that one that differs is one finding.
        const first = exposes.find((other) => isSameService(other, exposure));
        const firstOfPort = exposes.find((other) => isSameService(other, exposure) && other.port.value === exposure.port.value);
        const other = labelsOf(first) !== labelsOf(exposure) ? first : portOf(firstOfPort) !== portOf(exposure) ? firstOfPort : undefined;
        if (other === undefined) continue;
        const at = exposure.workload?.at ?? exposure.at;
        const message = other.workload === undefined ? `${other.name.value} states none` : `the workload of ${other.name.value}`;
        const related = [{ at: other.workload?.at ?? other.at, message }];
        yield found({ at, related, withholds: [cluster] }, { name: exposure.name.value, other: other.name.value });
      }
    }
  },
);

const isSameService = (a: Exposure, b: Exposure): boolean => a.service.value === b.service.value && a.namespace.value === b.namespace.value;

const labelsOf = (exposure: Exposure | undefined): string => JSON.stringify([...(exposure?.workload?.labels ?? [])].sort());

const portOf = (exposure: Exposure | undefined): number | undefined => exposure?.workload?.port.value;
