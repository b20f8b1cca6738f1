// The second lock, behind the ingress gateway: what comes from it and is in no grant is denied. Local callers are not touched.
import type { Labels } from '../../model/names.ts';
import type { SoundAgreement, SoundExposure, SoundIngress } from '../../model/sound.ts';
import { exposes } from '../about.ts';
import { groupBy } from '../group-by.ts';
import { accountPrincipal, workloadPolicyName } from '../names.ts';
import type { Json, Resource } from '../resource.ts';
import { authorizationPolicy } from './authorization-policy.ts';
import { outsideGrants } from './outside-grants.ts';

type Workload = NonNullable<SoundExposure['workload']>;
type Guarded = SoundExposure & { readonly workload: Workload };

const isGuarded = (exposure: SoundExposure): exposure is Guarded => exposure.workload !== undefined;

/** One a Service that states its `workload`. */
export function workloadPolicies(agreement: SoundAgreement, ingress: SoundIngress): readonly Resource[] {
  return groupBy(agreement.exposures.filter(isGuarded), ({ namespace }) => namespace).flatMap(([, neighbours]) =>
    groupBy(neighbours, ({ service }) => service).map(([, exposures]) => workloadPolicy(agreement, ingress, exposures[0], exposures, neighbours)),
  );
}

function workloadPolicy(
  agreement: SoundAgreement,
  ingress: SoundIngress,
  { service, namespace, workload }: Guarded,
  exposures: readonly Guarded[],
  neighbours: readonly Guarded[],
): Resource {
  // A pod may lie behind two Services. Each policy must let through what is granted of either, or it would take back the other's grant.
  const reachable = neighbours.filter((neighbour) => mayShareAPod(workload.labels, neighbour.workload.labels));
  const from = [{ source: { principals: [accountPrincipal(agreement.namespace, ingress.serviceAccount)] } }];
  const operations = outsideGrants(reachable.map((exposure) => ({ port: exposure.workload.port, grants: exposure.grants })));
  return authorizationPolicy({
    group: 'exposes',
    name: workloadPolicyName(service),
    namespace,
    about: [`What the ingress gateway may not do to the pods of ${service}.`, ...exposes(agreement, reachable)],
    selector: workload.labels,
    action: 'DENY',
    rules: operations.length === 0 ? [{ from }] : operations.map((operation): Json => ({ from, to: [{ operation }] })),
    causes: [...exposures, ...reachable.filter((exposure) => !exposures.includes(exposure))].map(({ at }) => at),
  });
}

/** True unless one label has two different values. */
function mayShareAPod(a: Labels, b: Labels): boolean {
  for (const [key, value] of a) if ((b.get(key) ?? value) !== value) return false;
  return true;
}
