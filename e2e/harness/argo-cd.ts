// A real Argo CD on the machine of one cluster, the hub: it brings the overlays of a repository into every cluster of the lab.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { isAsked, REFRESH, tell, unlike } from '../plan/application.ts';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';
import type { ApplicationPlan } from '../plan/scenario.ts';
import { PARTS, ROOT } from './box.ts';
import type { Given } from './cluster-api.ts';
import { ARGO_CD_TOKEN, startControllers, type ControlPlane } from './control-plane.ts';
import { start, until } from './process.ts';

export interface ArgoCd {
  /** Applies the project and the set of applications as the examples have them, but for where the repository is. */
  use(settings: Settings): Promise<void>;
  /** Tells it of a commit, as a webhook does, and waits until the cluster's application is as wanted: by default Synced, and still so when all is compared anew. `patience` in seconds. */
  bring(cluster: string, revision: string, plan: ApplicationPlan | undefined, patience: number): Promise<void>;
  /** Lets it look at the folders of the repository again. */
  refreshSet(): Promise<void>;
}

export interface Settings {
  readonly applied: 'server-side' | 'client-side';
  /** `any`: the project may hold kinds that the example does not list. */
  readonly kinds: 'listed' | 'any';
  /** The folders that are synced, one for each cluster. */
  readonly folders: string;
}

const NAMESPACE = 'argocd';
const EXAMPLES = new URL('../../examples/argocd/', import.meta.url).pathname;
const REPOSITORY_OF_EXAMPLES = 'https://git.example.com/platform/federation.git';
/** Milliseconds. */
const AGAIN = 15_000;

/** `repository` is a folder directly below ROOT. */
export async function startArgoCd(hub: ControlPlane, clusters: readonly ControlPlane[], repository: string): Promise<ArgoCd> {
  await configure(hub);
  for (const cluster of clusters) await register(hub, cluster);
  const parts = startParts(hub);
  for (const [port, log] of parts) await until(`Argo CD at port ${port}`, 60, () => isHealthy(`http://${hub.address}:${port}/healthz`), log);
  const { api } = hub;
  const read = (cluster: string): Promise<KubernetesObject | undefined> => api.read(argoObject('Application', `federation-${cluster}`));
  const refresh = (object: KubernetesObject, annotation: string, value: string | null): Promise<Given> =>
    api.alter(object, { metadata: { annotations: { [annotation]: value } } });
  /** Tells it to look, and waits. It may take an order for one that it has just carried out, so it is told again once that is done. */
  const look = async (cluster: string, how: 'normal' | 'hard', revision: string, plan: ApplicationPlan | undefined, patience: number): Promise<void> => {
    const named = argoObject('Application', `federation-${cluster}`);
    let application: KubernetesObject | undefined;
    let told = 0;
    const seen = async (): Promise<boolean> => {
      if (Date.now() - told > AGAIN && !isAsked(application)) {
        const { stored } = await refresh(named, REFRESH, how);
        if (stored !== undefined) told = Date.now();
      }
      return unlike((application = await read(cluster)), revision, plan) === undefined;
    };
    await until(`Argo CD in ${cluster}`, patience, seen).catch((error: Error) => {
      const why = unlike(application, revision, plan) ?? '';
      throw new Error(`${error.message}: ${why}\n${application === undefined ? '' : tell(application)}`);
    });
  };

  return {
    async use(settings) {
      for (const object of examples(repository, settings)) await api.apply(object);
    },
    async bring(cluster, revision, plan, patience) {
      await look(cluster, 'normal', revision, plan, patience);
      if (plan === undefined) await look(cluster, 'hard', revision, plan, patience);
    },
    async refreshSet() {
      await refresh(argoObject('ApplicationSet', 'federation'), 'argocd.argoproj.io/application-set-refresh', 'true');
    },
  };
}

const isHealthy = (url: string): Promise<boolean> => fetch(url).then(({ ok }) => ok, () => false);

const argoObject = (kind: string, name: string): KubernetesObject => ({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name, namespace: NAMESPACE } });

function examples(repository: string, { applied, kinds, folders }: Settings): readonly KubernetesObject[] {
  const objects = ['project.yaml', 'applicationset.yaml'].flatMap((file) => {
    const text = readFileSync(`${EXAMPLES}${file}`, 'utf8').replaceAll(REPOSITORY_OF_EXAMPLES, `git://127.0.0.1/${repository}`).replace('overlays/*', folders);
    const chosen = applied === 'server-side' ? text : text.replace('ServerSideApply=true', 'ServerSideApply=false');
    return parseAllDocuments(chosen).map((document) => document.toJS() as KubernetesObject);
  });
  return kinds === 'listed' ? objects : objects.map((object) => (object.kind === 'AppProject' ? { ...object, spec: { ...Object(object['spec']), ...ANY_KIND } } : object));
}

const ANY = [{ group: '*', kind: '*' }];
const ANY_KIND = { clusterResourceWhitelist: ANY, namespaceResourceWhitelist: ANY };

/** The settings of the release; and what its web server would make, which does not run here. */
async function configure({ api, kubectl }: ControlPlane): Promise<void> {
  await kubectl(['apply', '--server-side', '-f', `${PARTS}/argocd-crds.yaml`]);
  await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  await kubectl(['apply', '-n', NAMESPACE, '-f', `${PARTS}/argocd-config.yaml`]);
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'argocd-secret', namespace: NAMESPACE } };
  await api.alter(secret, { stringData: { 'server.secretkey': randomBytes(32).toString('base64') } });
  const kinds = ['Application', 'ApplicationSet', 'AppProject'];
  await until("Argo CD's kinds", 30, () => Promise.all(kinds.map((kind) => api.list('argoproj.io/v1alpha1', kind))).then(() => true, () => false));
}

/** A destination under its own name, with the controllers that finish what Argo CD deletes. */
async function register({ api }: ControlPlane, plane: ControlPlane): Promise<void> {
  const { cluster, address } = plane;
  startControllers(plane);
  await api.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: `cluster-${cluster}`, namespace: NAMESPACE, labels: { 'argocd.argoproj.io/secret-type': 'cluster' } },
    type: 'Opaque',
    stringData: {
      name: cluster,
      server: `https://${address}:6443`,
      config: JSON.stringify({ bearerToken: ARGO_CD_TOKEN, tlsClientConfig: { insecure: true } }),
    },
  });
}

/** Starts all its processes; gives port and log of those that tell of their health. */
function startParts(hub: ControlPlane): readonly (readonly [port: number, log: string])[] {
  const folder = `${ROOT}/argocd`;
  for (const each of ['home', 'tmp', 'redis', 'tls', 'ssh']) mkdirSync(`${folder}/${each}`, { recursive: true });
  const env = {
    HOME: `${folder}/home`,
    TMPDIR: `${folder}/tmp`,
    PATH: `${PARTS}:${process.env['PATH'] ?? ''}`,
    KUBECONFIG: hub.kubeconfig,
    HOSTNAME: 'argocd-application-controller-0',
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    // As docs/argo-cd.md says for a large cluster.
    ARGOCD_EXEC_TIMEOUT: '5m',
    ARGOCD_APPLICATION_CONTROLLER_REPO_SERVER_TIMEOUT_SECONDS: '300',
    ARGOCD_TLS_DATA_PATH: `${folder}/tls`,
    ARGOCD_SSH_DATA_PATH: `${folder}/ssh`,
  };
  const launch = (name: string, command: readonly string[]): string =>
    start(hub.machine.enter(command, folder), `${folder}/${name}.log`, { env: { ...env, ARGOCD_BINARY_NAME: `argocd-${name}` } }).log;
  const part = (name: string, ...flags: readonly string[]): string => launch(name, [`${PARTS}/argocd`, ...flags]);
  const kube = ['--kubeconfig', hub.kubeconfig, '--namespace', NAMESPACE];
  const redis = ['--redis', '127.0.0.1:6379'];

  launch('redis', ['redis-server', '--bind', '127.0.0.1', '--port', '6379', '--save', '', '--appendonly', 'no', '--dir', `${folder}/redis`]);
  launch('git', ['git', 'daemon', `--base-path=${ROOT}`, '--export-all', '--listen=127.0.0.1', '--reuseaddr']);
  const metrics = ['--metrics-address', hub.address, '--metrics-port', '9084'];
  const repository = part('repo-server', ...redis, '--address', '127.0.0.1', '--port', '9081', ...metrics);
  // Drifts of one test come one after the other; each would wait longer than the last.
  const patience = ['--self-heal-backoff-timeout-seconds', '1', '--self-heal-backoff-factor', '1', '--self-heal-backoff-cap-seconds', '1'];
  const controller = part('application-controller', ...kube, ...redis, '--repo-server', '127.0.0.1:9081', '--metrics-port', '9082', ...patience);
  const addresses = ['--metrics-addr', '127.0.0.1:9083', '--probe-addr', '127.0.0.1:9085', '--webhook-addr', '127.0.0.1:9086'];
  part('applicationset-controller', ...kube, '--argocd-repo-server', '127.0.0.1:9081', ...addresses);
  return [[9084, repository], [9082, controller]];
}
