// A cluster's control plane: etcd, kube-apiserver and istiod on a machine of its own.
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { PARTS, ROOT } from './box.ts';
import { openApi, type ClusterApi } from './cluster-api.ts';
import { addMachine, type Machine } from './network.ts';
import { must, start, until, type Running } from './process.ts';

export interface ControlPlane {
  readonly cluster: string;
  readonly address: string;
  readonly machine: Machine;
  readonly folder: string;
  readonly api: ClusterApi;
  readonly kubeconfig: string;
  readonly trustDomain: string;
  /** The root of the mesh's own CA, PEM: what a pod finds in the ConfigMap istio-ca-root-cert. */
  readonly meshRoot: string;
  /** kubectl with these arguments. */
  kubectl(args: readonly string[], input?: string): Promise<string>;
}

const TOKEN = 'lab-administrator';
/** Of the account that `argocd cluster add` makes. */
export const ARGO_CD_TOKEN = 'lab-argo-cd';
const CONTROLLERS_TOKEN = 'lab-controllers';
const USERS = { [TOKEN]: 'admin', [ARGO_CD_TOKEN]: 'system:serviceaccount:kube-system:argocd-manager', [CONTROLLERS_TOKEN]: 'system:kube-controller-manager' };
const MESH = 'istio-system';

/** `index` from 1: the third number of its addresses. */
export async function startControlPlane(cluster: string, index: number, trustDomain: string): Promise<ControlPlane> {
  const folder = `${ROOT}/${cluster}`;
  mkdirSync(folder, { recursive: true });
  const machine = await addMachine({ name: `${cluster}-control-plane`, address: `10.231.${index}.2` });
  const address = machine.address;
  startEtcd(machine, folder);
  const apiServer = startApiServer(machine, folder, index);
  const api = openApi(address, TOKEN);
  const kubeconfig = writeKubeconfig(cluster, `${folder}/kubeconfig`, address, TOKEN);
  const kubectl = (args: readonly string[], input?: string): Promise<string> =>
    must([`${PARTS}/kubectl`, '--kubeconfig', kubeconfig, ...args], input === undefined ? {} : { input });
  await until(`${cluster}: API server`, 120, api.ready, apiServer.log);
  await kubectl(['apply', '--server-side', '-f', `${PARTS}/istio-crds.yaml`]);
  await api.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'istiod', namespace: MESH } });
  const istiod = startIstiod(machine, cluster, folder, kubeconfig, trustDomain);
  await until(`${cluster}: istiod`, 120, async () => (await statusOf(`http://${address}:8080/ready`)) === 200, istiod.log);
  const meshRoot = await rootOf(api);
  return { cluster, address, machine, folder, api, kubeconfig, trustDomain, meshRoot, kubectl };
}

function startEtcd(machine: Machine, folder: string): Running {
  const url = `http://${machine.address}:2379`;
  const etcd = [`${PARTS}/etcd`, '--data-dir', `${folder}/etcd`, '--listen-client-urls', url, '--advertise-client-urls', url];
  return start(machine.enter([...etcd, '--listen-peer-urls', 'http://127.0.0.1:2380', '--unsafe-no-fsync']), `${folder}/etcd.log`);
}

function startApiServer(machine: Machine, folder: string, index: number): Running {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(`${folder}/accounts.key`, privateKey.export({ type: 'pkcs1', format: 'pem' }));
  const users = Object.entries(USERS).map(([token, user]) => `${token},${user},${user},system:masters\n`);
  writeFileSync(`${folder}/tokens.csv`, users.join(''));
  const issuer = 'https://kubernetes.default.svc';
  const flags = {
    'etcd-servers': `http://${machine.address}:2379`,
    'cert-dir': `${folder}/api-server`,
    'bind-address': machine.address,
    'advertise-address': machine.address,
    'secure-port': 6443,
    'service-cluster-ip-range': `10.${90 + index}.0.0/16`,
    'token-auth-file': `${folder}/tokens.csv`,
    'authorization-mode': 'RBAC',
    'service-account-issuer': issuer,
    'api-audiences': `${issuer},istio-ca`,
    'service-account-key-file': `${folder}/accounts.key`,
    'service-account-signing-key-file': `${folder}/accounts.key`,
    // It would give each pod a token volume, and ask for accounts that nobody makes.
    'disable-admission-plugins': 'ServiceAccount',
  };
  const command = [`${PARTS}/kube-apiserver`, ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`)];
  return start(machine.enter(command), `${folder}/api-server.log`);
}

function startIstiod(machine: Machine, cluster: string, folder: string, kubeconfig: string, trustDomain: string): Running {
  writeFileSync(`${folder}/mesh.yaml`, JSON.stringify(meshConfig(trustDomain)));
  const env = {
    POD_NAME: 'istiod',
    POD_NAMESPACE: MESH,
    SERVICE_ACCOUNT: 'istiod',
    REVISION: 'default',
    CLUSTER_ID: cluster,
    KUBECONFIG: kubeconfig,
    PILOT_CERT_PROVIDER: 'istiod',
    // Envoy comes as it is, without Istio's own filters.
    PILOT_ENABLE_METADATA_EXCHANGE: 'false',
    PILOT_ENABLE_ALPN_FILTER: 'false',
    PILOT_ENABLE_ANALYSIS: 'false',
    INJECTION_WEBHOOK_CONFIG_NAME: '',
    VALIDATION_WEBHOOK_CONFIG_NAME: '',
    ENABLE_LEADER_ELECTION: 'false',
  };
  const flags = ['--kubeconfig', kubeconfig, '--clusterID', cluster, '--meshConfig', `${folder}/mesh.yaml`, '--domain', 'cluster.local'];
  return start(machine.enter([`${PARTS}/pilot-discovery`, 'discovery', ...flags], folder), `${folder}/istiod.log`, { env });
}

/** A line of an access log, for people: which of our requests, what the gateway saw, and why it answered as it did. */
const ACCESS_LOG =
  '[%START_TIME%] %REQ(MESHFED-E2E)% %REQ(:METHOD)% %REQ(:AUTHORITY)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% -> %RESPONSE_CODE% ' +
  '%RESPONSE_CODE_DETAILS% %RESPONSE_FLAGS% sni=%REQUESTED_SERVER_NAME% peer=%DOWNSTREAM_PEER_URI_SAN% ' +
  'refused=%DOWNSTREAM_TRANSPORT_FAILURE_REASON% upstream=%UPSTREAM_CLUSTER% %UPSTREAM_HOST% %UPSTREAM_TRANSPORT_FAILURE_REASON%\n';

function meshConfig(trustDomain: string): object {
  return {
    // Relative to the folder of each proxy.
    accessLogFile: './access.log',
    accessLogFormat: ACCESS_LOG,
    trustDomain,
    enablePrometheusMerge: false,
    defaultConfig: { discoveryAddress: 'istiod.istio-system.svc:15012' },
  };
}

/** Starts those that finish a deletion: of what an object owns, and of what is in a namespace. */
export function startControllers({ cluster, folder, address, machine }: ControlPlane): void {
  const kubeconfig = writeKubeconfig(cluster, `${folder}/controllers.kubeconfig`, address, CONTROLLERS_TOKEN);
  const flags = ['--controllers=garbage-collector-controller,namespace-controller', '--leader-elect=false', '--secure-port=0'];
  start(machine.enter([`${PARTS}/kube-controller-manager`, '--kubeconfig', kubeconfig, ...flags], folder), `${folder}/controllers.log`);
}

function writeKubeconfig(cluster: string, path: string, address: string, token: string): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: cluster, cluster: { server: `https://${address}:6443`, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: cluster, context: { cluster, user: 'admin' } }],
    'current-context': cluster,
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

const statusOf = (url: string): Promise<number> => fetch(url).then((answer) => answer.status, () => 0);

async function rootOf(api: ClusterApi): Promise<string> {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'istio-ca-secret', namespace: MESH } };
  let root = '';
  await until('the CA of the mesh', 60, async () => {
    const { data } = ((await api.read(secret)) ?? {}) as { readonly data?: Readonly<Record<string, string>> };
    root = Buffer.from(data?.['ca-cert.pem'] ?? '', 'base64').toString();
    return root !== '';
  });
  return root;
}
