// One cluster of a lab, and all that stands around it: brought, step by step, to what is wanted.
import type { ClusterPlan } from '../plan/federation.ts';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import { endpointSlice, gatewayPod, selects, specOf, targetOf, type Placed, type PodPlan } from '../plan/kubernetes.ts';
import { keyOf } from '../plan/waves.ts';
import type { Authorities } from './authorities.ts';
import { startControlPlane, type ControlPlane } from './control-plane.ts';
import { keyPair, type CertificateOf, type NeededSecret } from './key-pair.ts';
import type { NameServer } from './name-server.ts';
import { addMachine } from './network.ts';
import { openWorkload, type Workload } from './open-workload.ts';
import { apply } from './overlay.ts';
import { startPod, type Pod } from './pod.ts';

/** What one step wants of the clusters. A cluster that is not named stays as it is. */
export interface Wanted {
  readonly overlays: ReadonlyMap<string, readonly KubernetesObject[]>;
  /** Who brings them; when it returns, the cluster has them. */
  readonly deliver: (plane: ControlPlane, overlay: readonly KubernetesObject[]) => Promise<void>;
  readonly secrets: readonly NeededSecret[];
  /** Other people's objects: those that only the last step had go, and those of both stay as they are. */
  readonly others: ReadonlyMap<string, readonly KubernetesObject[]>;
  /** `<cluster>/<Secret>` → another certificate for it. */
  readonly pairs: ReadonlyMap<string, CertificateOf>;
}

export interface Site {
  readonly plan: ClusterPlan;
  readonly plane: ControlPlane;
  readonly balancer: Workload;
  /** The third number of its addresses. */
  readonly index: number;
  readonly pods: Map<string, Pod>;
  others: readonly KubernetesObject[];
  addresses: number;
}

export async function openSite(name: string, plan: ClusterPlan, index: number, nameServer: NameServer): Promise<Site> {
  const machine = await addMachine({ name: `${name}-load-balancer`, address: `10.231.${index}.3` });
  for (const address of plan.ingress?.addresses ?? []) {
    if (/[a-z]/i.test(address) && !address.includes(':')) nameServer.names.set(address, [machine.address]);
    else await machine.alsoAt(address);
  }
  const balancer = openWorkload(machine, { pod: `load balancer of ${name}`, ports: [] });
  const plane = await startControlPlane(name, index, plan.trustDomain);
  return { plan, plane, balancer, index, pods: new Map(), others: [], addresses: 10 };
}

export async function syncSite(name: string, site: Site, wanted: Wanted, authorities: Authorities): Promise<void> {
  const { plane, plan } = site;
  const overlay = wanted.overlays.get(name);
  if (overlay !== undefined) {
    await makeNamespaces(site, overlay);
    await wanted.deliver(plane, overlay);
  }
  for (const secret of neededIn(name, plan, wanted)) {
    await plane.api.apply(keyPair(secret, plan, authorities, wanted.pairs.get(`${name}/${secret.name}`)));
  }
  const others = wanted.others.get(name) ?? [];
  const kept = new Set(others.map(keyOf));
  for (const object of site.others.filter((each) => !kept.has(keyOf(each)))) await plane.api.remove(object);
  if (others.length > 0) await apply(plane, others);
  site.others = others;
  await syncPods(site);
  await connect(site);
}

/** None where the federation has no gateways: nobody would load them. */
const neededIn = (name: string, plan: ClusterPlan, { secrets }: Wanted): readonly NeededSecret[] =>
  plan.ingress === undefined && plan.egress === undefined ? [] : secrets.filter(({ cluster }) => cluster === name);

/** The namespaces of the applications, but for what the overlay makes itself. */
async function makeNamespaces({ plane, plan }: Site, overlay: readonly KubernetesObject[]): Promise<void> {
  const made = new Set(overlay.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name));
  const ofServices = Object.keys(plan.services).map((key) => key.split('/')[0] ?? '');
  const ofPods = Object.values(plan.pods).map(({ namespace }) => namespace);
  for (const namespace of new Set([...ofServices, ...ofPods])) {
    if (!made.has(namespace)) await plane.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  }
}

/** The pods of the applications, and one for each Deployment of a gateway, as the cluster now has it. */
async function syncPods(site: Site): Promise<void> {
  const { plane, plan, pods } = site;
  for (const [key, service] of Object.entries(plan.services)) await plane.api.apply(serviceObject(key, service));
  const deployments = await plane.api.list('apps/v1', 'Deployment');
  const plans = [
    ...Object.entries(plan.pods).map(([name, pod]): PodPlan => ({ ...pod, name, account: pod.account ?? name })),
    ...deployments.map(gatewayPod),
  ];
  const wanted = new Set(plans.map(identityOf));
  for (const [name, pod] of pods) {
    if (wanted.has(identityOf(pod))) continue;
    pods.delete(name);
    await pod.stop();
  }
  const missing = plans.filter(({ name }) => !pods.has(name));
  const started = await Promise.all(missing.map((each) => startPod(plane, each, `10.231.${site.index}.${site.addresses++}`)));
  for (const pod of started) pods.set(pod.name, pod);
}

/** Equal where a pod need not be replaced. */
const identityOf = ({ name, namespace, labels, account, proxy, serves }: PodPlan): string =>
  JSON.stringify([name, namespace, account, proxy, serves, Object.entries(labels).sort()]);

function serviceObject(key: string, { port, name: portName, targetPort = port, selector }: ClusterPlan['services'][string]): KubernetesObject {
  const [namespace = '', name = ''] = key.split('/');
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector, ports: [{ name: portName, port, targetPort }] } };
}

/** Endpoint slices for every Service, and the load balancer in front of the ingress gateway. */
async function connect({ plane, plan, pods, balancer }: Site): Promise<void> {
  const placed = [...pods.values()].map((pod): Placed => ({ ...pod, address: pod.machine.address }));
  const services = (await plane.api.list('v1', 'Service')).filter(({ metadata }) => metadata.name !== 'kubernetes');
  for (const service of services) {
    const slice = endpointSlice(service, placed);
    if (slice !== undefined) await plane.api.apply(slice);
  }
  if (plan.ingress === undefined) return;
  const { port } = plan.ingress;
  await balancer.relay({ port, to: behind(port, services, [...pods.values()]) });
}

/** The gateway that is selected by the Service that has the port. */
function behind(port: number, services: readonly KubernetesObject[], pods: readonly Pod[]) {
  for (const service of services) {
    const { selector, ports } = specOf(service);
    const open = ports.find((each) => each.port === port);
    if (open === undefined || selector === undefined) continue;
    const near = pods.filter((pod) => pod.proxy === 'router' && pod.namespace === service.metadata.namespace);
    const gateway = near.find((pod) => selects(selector, pod.labels));
    if (gateway !== undefined) return { host: gateway.machine.address, port: targetOf(open) };
  }
  return null;
}
