// A pod: its object in the API server, a machine, an Envoy under pilot-agent, and the program that answers and calls.
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { PodPlan } from '../plan/kubernetes.ts';
import { PARTS, ROOT } from './box.ts';
import type { ControlPlane } from './control-plane.ts';
import { addMachine, type Machine } from './network.ts';
import { openWorkload, type Workload } from './open-workload.ts';
import { must, start, until } from './process.ts';

export interface Pod extends PodPlan {
  readonly cluster: string;
  readonly machine: Machine;
  readonly workload: Workload;
  /** The file to which its proxy writes; at most a second late. */
  readonly accessLog: string;
  stop(): Promise<void>;
}

/** Who passes a sidecar by. */
const PROXY_USER = 1337;
const APPLICATION_USER = 1000;
const TLS_MODE = { 'security.istio.io/tlsMode': 'istio' };

export async function startPod(plane: ControlPlane, plan: PodPlan, address: string): Promise<Pod> {
  const { cluster, api } = plane;
  const machine = await addMachine({
    name: `${cluster}-${plan.namespace}-${plan.name}`,
    address,
    hosts: [`${plane.address} istiod.istio-system.svc`],
    search: [`${plan.namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local'],
  });
  await announce(plane, plan, address);
  const folder = `${ROOT}/${cluster}/${plan.namespace}/${plan.name}`;
  furnishProxy(folder, plan, plane.meshRoot, await api.token(plan.namespace, plan.account));
  if (plan.proxy === 'sidecar') await redirect(machine);
  const proxy = start(machine.enter(agentOf(plan), folder, PROXY_USER), `${folder}/proxy.log`, { env: environment(plane, plan, address) });
  const uid = plan.proxy === 'sidecar' ? APPLICATION_USER : PROXY_USER;
  const workload = openWorkload(machine, { pod: plan.name, ports: plan.serves }, uid);
  const ready = (): Promise<boolean> => workload.fetch('http://127.0.0.1:15021/healthz/ready').then(() => true, () => false);
  await until(`${cluster}: proxy of ${plan.namespace}/${plan.name}`, 90, ready, proxy.log);
  return {
    ...plan,
    cluster,
    machine,
    workload,
    accessLog: `${folder}/access.log`,
    stop: async () => {
      [workload, proxy, machine].forEach((part) => part.stop());
      await api.remove(podObject(plan));
    },
  };
}

const podObject = (plan: PodPlan) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: plan.name,
    namespace: plan.namespace,
    labels: { ...plan.labels, ...TLS_MODE },
    annotations: { 'sidecar.istio.io/status': '{}' },
  },
});

/** What the scheduler and the kubelet would say of it. */
async function announce({ api }: ControlPlane, plan: PodPlan, address: string): Promise<void> {
  const { namespace, account } = plan;
  const object = podObject(plan);
  const existing = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: account, namespace } };
  if ((await api.read(existing)) === undefined) await api.apply(existing);
  const containers = [{ name: 'istio-proxy', image: 'none' }];
  await api.apply({ ...object, spec: { serviceAccountName: account, nodeName: 'lab', containers } });
  const conditions = ['Ready', 'ContainersReady'].map((type) => ({ type, status: 'True' }));
  await api.applyStatus({ ...object, status: { phase: 'Running', podIP: address, podIPs: [{ ip: address }], conditions } });
}

/** Pilot-agent finds everything relative to the folder in which it is started. */
function furnishProxy(folder: string, plan: PodPlan, meshRoot: string, token: string): void {
  const files = {
    'var/run/secrets/tokens/istio-token': token,
    'var/run/secrets/istio/root-cert.pem': meshRoot,
    'etc/istio/pod/labels': Object.entries({ ...plan.labels, ...TLS_MODE }).map(([key, value]) => `${key}="${value}"\n`).join(''),
    'etc/istio/pod/annotations': '',
    'var/lib/istio/envoy/envoy_bootstrap_tmpl.json': readFileSync(`${PARTS}/envoy_bootstrap.json`, 'utf8'),
  };
  const folders = new Set(['.', 'etc/istio/proxy', 'var/run/secrets/workload-spiffe-uds', 'var/run/secrets/credential-uds']);
  for (const file of Object.keys(files)) file.split('/').forEach((_, i, parts) => i > 0 && folders.add(parts.slice(0, i).join('/')));
  for (const each of folders) mkdirSync(`${folder}/${each}`, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(`${folder}/${file}`, text);
  for (const each of folders) chownSync(`${folder}/${each}`, PROXY_USER, PROXY_USER);
}

function agentOf(plan: PodPlan): readonly string[] {
  const logs = ['--proxyLogLevel=warning', '--proxyComponentLogLevel=misc:error'];
  return [`${PARTS}/pilot-agent`, 'proxy', plan.proxy, '--domain', `${plan.namespace}.svc.cluster.local`, ...logs];
}

function environment(plane: ControlPlane, plan: PodPlan, address: string): Readonly<Record<string, string>> {
  const proxyConfig = {
    binaryPath: `${PARTS}/envoy`,
    discoveryAddress: 'istiod.istio-system.svc:15012',
    proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true' },
    // One worker, and old connections gone a second after a change: then an answer never comes from yesterday's policy.
    concurrency: 1,
    drainDuration: '1s',
    parentShutdownDuration: '2s',
  };
  return {
    POD_NAME: plan.name,
    POD_NAMESPACE: plan.namespace,
    SERVICE_ACCOUNT: plan.account,
    INSTANCE_IP: address,
    HOST_IP: plane.address,
    TRUST_DOMAIN: plane.trustDomain,
    CA_ADDR: 'istiod.istio-system.svc:15012',
    PILOT_CERT_PROVIDER: 'istiod',
    JWT_POLICY: 'third-party-jwt',
    ISTIO_META_CLUSTER_ID: plane.cluster,
    ISTIO_META_MESH_ID: plane.trustDomain,
    ISTIO_META_WORKLOAD_NAME: plan.name,
    ISTIO_META_INTERCEPTION_MODE: 'REDIRECT',
    ISTIO_META_APP_CONTAINERS: 'app',
    ISTIO_META_DNS_CAPTURE: 'true',
    ISTIO_META_DNS_AUTO_ALLOCATE: 'false',
    PROXY_CONFIG: JSON.stringify(proxyConfig),
  };
}

/** The rules that the init container of a sidecar writes. */
async function redirect(machine: Machine): Promise<void> {
  const ports = ['-p', '15001', '-z', '15006', '-u', String(PROXY_USER), '-m', 'REDIRECT', '-b', '*', '-d', '15090,15021,15020'];
  const ranges = ['-i', '*', '-x', '', '--redirect-dns', '--log_output_level=default:error'];
  await must(machine.enter([`${PARTS}/pilot-agent`, 'istio-iptables', ...ports, ...ranges]));
}
