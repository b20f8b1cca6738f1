// Behind the ingress gateway: what policies on the pods let through of what comes from it must be the union of the grants, no more and no less.
import type { Agreement, Exposure } from '../model/agreement.ts';
import { METHODS, type Labels } from '../model/names.ts';
import { shortest, type Difference } from './difference.ts';
import type { Granted } from './expectation.ts';
import { guard, policiesOf, ROOT_NAMESPACE } from './guard.ts';
import type { GatewayPods } from './ingress.ts';
import type { Mesh } from './mesh.ts';
import { selects } from './reading.ts';
import { addConstants, addPattern, noConstants, patternIndex, representatives } from './patterns.ts';
import { OTHER_HOST, OTHER_METHOD } from './strangers.ts';

const NO_PORT = 1;

/** For each exposure that says where its pods are; of others nothing is promised but that no policy of the overlay cuts them off. */
export function proveSecondLock(mesh: Mesh, agreement: Agreement, pods: GatewayPods, granted: readonly Granted[]): readonly Difference[] {
  return shortest(agreement.exposes.flatMap((exposure) => proveBehind(mesh, agreement, pods, granted, exposure)));
}

function proveBehind(mesh: Mesh, agreement: Agreement, pods: GatewayPods, granted: readonly Granted[], exposure: Exposure): readonly Difference[] {
  return podsOf(mesh, agreement, exposure).flatMap((labels) => proveBehindAt(mesh, agreement, pods, granted, exposure, labels));
}

/**
 * Labels that the pods of an exposure may have, as far as policies tell them apart: its workload's and its subset's, and with them those that
 * some policy selects. Of an exposure that does not say where its pods are, those of others are not.
 */
function podsOf({ policies }: Mesh, { exposes }: Agreement, { workload, subset, namespace }: Exposure): readonly Labels[] {
  const own: Labels = new Map([...(subset?.labels ?? []), ...(workload?.labels ?? [])]);
  const others = workload === undefined ? exposes.flatMap((one) => (one.workload !== undefined && one.namespace.value === namespace.value ? [one.workload.labels] : [])) : [];
  const made = new Map<string, Labels>([['', own]]);
  for (const { manifest, selector } of policies) {
    if (selector === undefined || (manifest.namespace !== namespace.value && manifest.namespace !== ROOT_NAMESPACE) || !mayShareAPod(own, selector)) continue;
    if (others.some((labels) => labels.size === selector.size && selects(selector, labels))) continue;
    const labels = new Map([...own, ...selector]);
    if (labels.size > own.size) made.set(JSON.stringify([...labels].sort()), labels);
  }
  return [...made.values()];
}

function proveBehindAt(mesh: Mesh, agreement: Agreement, pods: GatewayPods, granted: readonly Granted[], exposure: Exposure, labels: Labels): readonly Difference[] {
  const { workload, namespace } = exposure;
  const policies = policiesOf(mesh.policies, namespace.value, labels);
  if (workload === undefined && policies.policies.length === 0) return [];
  const principal = `${agreement.trustDomain.value}/ns/${pods.namespace}/sa/${pods.account}`;
  // A lock is for all pods of its workload: it must let through what is granted at these, and may let through what is granted at any of them.
  const sharing = (one: Labels): readonly Granted[] => granted.filter(({ exposure: other }) => other.namespace.value === namespace.value && (workload === undefined ? other === exposure : other.workload !== undefined && mayShareAPod(one, other.workload.labels)));
  const [near, locked] = [new Set(sharing(labels)), sharing(workload?.labels ?? labels)];
  const ports = new Set([...locked.map((one) => one.exposure.workload?.port.value ?? NO_PORT), ...(workload === undefined ? [] : [workload.port.value, NO_PORT])]);
  return [...ports].flatMap((port) => {
    const guarded = guard(policies, { principal, sni: '', port }, agreement.trustDomain.value);
    const locals = guard(policies, { principal: `${agreement.trustDomain.value}/ns/${namespace.value}/sa/anybody`, sni: '', port }, agreement.trustDomain.value);
    const here = locked.filter((one) => (one.exposure.workload?.port.value ?? NO_PORT) === port);
    const relative = here.map((item) => ({ patterns: item.patterns.map((pattern) => `/${pattern.slice(item.exposure.path.value.length)}`), item }));
    const grants = patternIndex(relative);
    const constants = noConstants();
    addConstants(constants, guarded.paths);
    for (const { patterns } of relative) for (const pattern of patterns) addPattern(constants, pattern);
    const methods = new Set([...METHODS, ...guarded.methods, OTHER_METHOD].map((method) => method.replace('*', 'X')));
    const authorities = new Set([`${exposure.service.value}.${namespace.value}.svc.cluster.local`, ...(guarded.hosts.size === 0 ? [] : [OTHER_HOST])]);
    const found: Difference[] = [];
    for (const path of representatives(constants, '/')) {
      for (const method of methods) {
        const granting = grants.find(path).filter((one) => one.methods?.has(method) ?? true);
        const grant = granting.find((one) => near.has(one)) ?? granting[0];
        for (const authority of authorities) {
          const local = locals.decide({ authority, method, path, upgrade: false });
          if (!local.allowed && workload !== undefined) {
            found.push({ kind: 'second-lock', cluster: agreement.cluster, message: `${method} ${path} of callers of its own mesh is denied at the pods of ${exposure.name.value}, which no agreement is about`, manifest: local.at ?? null, agreement: workload.at, request: null });
          }
          const decision = guarded.decide({ authority, method, path, upgrade: false });
          if ((decision.allowed ? grant !== undefined : grant === undefined || !near.has(grant)) || (workload === undefined && grant === undefined)) continue;
          const what = `${method} ${path} from the ingress gateway to port ${port === NO_PORT ? 'of another number' : port} of the pods of ${exposure.name.value}`;
          const message = decision.allowed ? `${what} passes the policies behind the gateway, and nobody is granted it` : `${what} is granted, and a policy behind the gateway denies it`;
          const request = { identity: null, ca: null, sni: '', authority, method, path, upgrade: false };
          found.push({ kind: 'second-lock', cluster: agreement.cluster, message, manifest: decision.at ?? policies.policies[0]?.manifest.at ?? null, agreement: grant?.at ?? workload?.at ?? exposure.at, request });
        }
      }
    }
    return found;
  });
}

/** True unless one label has two different values. */
function mayShareAPod(a: Labels, b: Labels): boolean {
  for (const [key, value] of a) if ((b.get(key) ?? value) !== value) return false;
  return true;
}
