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
      const firstOf = new Map<string, Exposure>();
      for (const exposure of exposes) {
        // Each is held against the first alone, so that one that differs is one finding.
        const service = `${exposure.service.value}.${exposure.namespace.value}`;
        const first = earliest(firstOf, service, exposure);
        const firstOfPort = earliest(firstOf, `${service}:${exposure.port.value}`, exposure);
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

function earliest(known: Map<string, Exposure>, key: string, exposure: Exposure): Exposure {
  const first = known.get(key) ?? exposure;
  known.set(key, first);
  return first;
}

const labelsOf = ({ workload }: Exposure): string => JSON.stringify([...(workload?.labels ?? [])].sort());

const portOf = ({ workload }: Exposure): number | undefined => workload?.port.value;
