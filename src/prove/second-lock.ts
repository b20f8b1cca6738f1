// Behind the ingress gateway: what policies on the pods let through of what comes from it must be the union of the grants, no more and no less.
import type { Agreement, Exposure } from '../model/agreement.ts';
import { METHODS, type Labels } from '../model/names.ts';
import { shortest, type Difference } from './difference.ts';
import type { Granted } from './expectation.ts';
import { guard, policiesOf } from './guard.ts';
import type { GatewayPods } from './ingress.ts';
import type { Mesh } from './mesh.ts';
import { addConstants, addPattern, noConstants, patternIndex, representatives } from './patterns.ts';
import { OTHER_HOST, OTHER_METHOD } from './strangers.ts';

const NO_PORT = 1;

/** For each exposure that says where its pods are; of others nothing is promised but that no policy of the overlay cuts them off. */
export function proveSecondLock(mesh: Mesh, agreement: Agreement, pods: GatewayPods, granted: readonly Granted[]): readonly Difference[] {
  return shortest(agreement.exposes.flatMap((exposure) => proveBehind(mesh, agreement, pods, granted, exposure)));
}

function proveBehind(mesh: Mesh, agreement: Agreement, pods: GatewayPods, granted: readonly Granted[], exposure: Exposure): readonly Difference[] {
  const { workload, namespace } = exposure;
  const policies = policiesOf(mesh.policies, namespace.value, workload?.labels ?? new Map());
  if (workload === undefined && policies.policies.length === 0) return [];
  const principal = `${agreement.trustDomain.value}/ns/${pods.namespace}/sa/${pods.account}`;
  const near = granted.filter(({ exposure: other }) => other.namespace.value === namespace.value && (workload === undefined ? other === exposure : other.workload !== undefined && mayShareAPod(workload.labels, other.workload.labels)));
  const ports = new Set([...near.map((one) => one.exposure.workload?.port.value ?? NO_PORT), ...(workload === undefined ? [] : [workload.port.value, NO_PORT])]);
  return [...ports].flatMap((port) => {
    const guarded = guard(policies, { principal, sni: '', port }, agreement.trustDomain.value);
    const locals = guard(policies, { principal: `${agreement.trustDomain.value}/ns/${namespace.value}/sa/anybody`, sni: '', port }, agreement.trustDomain.value);
    const here = near.filter((one) => (one.exposure.workload?.port.value ?? NO_PORT) === port);
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
        const grant = grants.find(path).find((one) => one.methods?.has(method) ?? true);
        for (const authority of authorities) {
          const local = locals.decide({ authority, method, path, upgrade: false });
          if (!local.allowed && workload !== undefined) {
            found.push({ kind: 'second-lock', cluster: agreement.cluster, message: `${method} ${path} of callers of its own mesh is denied at the pods of ${exposure.name.value}, which no agreement is about`, manifest: local.at ?? null, agreement: workload.at, request: null });
          }
          const decision = guarded.decide({ authority, method, path, upgrade: false });
          if (decision.allowed === (grant !== undefined) || (workload === undefined && grant === undefined)) continue;
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
