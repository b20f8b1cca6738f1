// Waits until every proxy works with what was applied last: no fixed pause, and no answer from yesterday's configuration.
import type { ClusterApi } from './cluster-api.ts';
import type { ControlPlane } from './control-plane.ts';
import type { Workload } from './open-workload.ts';
import { pause } from './process.ts';

export interface Proxied {
  readonly name: string;
  readonly cluster: string;
  readonly workload: Workload;
}

const ADMIN = 'http://127.0.0.1:15000';
/** Milliseconds. A gateway with a thousand hosts more takes over a minute on a busy machine. */
const PATIENCE = 240_000;

let markers = 0;

/**
 * Two markers are applied one after the other: a host that nobody calls, and an endpoint. Istiod sends a proxy one configuration
 * after the other, clusters first, on one stream; so a proxy that has the second marker has worked through all that came with the
 * first: listeners, routes and CAs. It works with them when no listener is warming, and the old ones and their connections are gone.
 */
export async function settle(planes: readonly ControlPlane[], proxies: readonly Proxied[]): Promise<void> {
  // Objects of different kinds come to istiod by different watches.
  await pause(200);
  for (const turn of ['first', 'second']) {
    const host = `${turn}-${++markers}.lab.test`;
    const address = `198.18.${markers >> 8}.${markers & 255}`;
    await Promise.all(planes.map(({ api }) => mark(api, host, address)));
    await wait(proxies, (workload) => unseen(workload, host, address));
  }
  await wait(proxies, inBetween);
}

/** Until nothing is left for any proxy; `left` says in words what is. */
async function wait(proxies: readonly Proxied[], left: (workload: Workload) => Promise<string | undefined>): Promise<void> {
  const end = Date.now() + PATIENCE;
  const settled = async ({ name, cluster, workload }: Proxied): Promise<void> => {
    for (let what = await left(workload); what !== undefined; what = await left(workload)) {
      if (Date.now() > end) throw new Error(`${cluster}: the proxy of ${name} does not settle: ${what}`);
      await pause(100);
    }
  };
  await Promise.all(proxies.map(settled));
}

/** A listener that is still to come, or one that is still to go. */
async function inBetween(workload: Workload): Promise<string | undefined> {
  const counts = await workload.fetch(`${ADMIN}/stats?filter=${encodeURIComponent(IN_BETWEEN)}`);
  return counts.split('\n').find((count) => count !== '' && !count.endsWith(': 0'));
}

const IN_BETWEEN = '^listener_manager.total_(listeners|filter_chains)_(warming|draining)$';

const NAMESPACE = 'istio-system';
const PORT = 59999;

async function mark(api: ClusterApi, host: string, address: string): Promise<void> {
  // Of HTTP, so that a sidecar's one listener for the port stays as it is.
  const ports = [{ name: 'http', port: PORT, protocol: 'TCP' }];
  await api.apply({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'marker', namespace: NAMESPACE }, spec: { ports } });
  await api.apply({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'marker', namespace: NAMESPACE, labels: { 'kubernetes.io/service-name': 'marker' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports,
  });
  await api.apply({
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'marker', namespace: NAMESPACE },
    spec: {
      hosts: [host],
      ports: [{ number: PORT, name: 'http', protocol: 'HTTP' }],
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      endpoints: [{ address: '192.0.2.1' }],
      exportTo: ['*'],
    },
  });
}

async function unseen(workload: Workload, host: string, address: string): Promise<string | undefined> {
  const clusters = await workload.fetch(`${ADMIN}/clusters`);
  if (!hasHost(clusters, host)) return 'it has not been sent every configuration';
  return clusters.includes(`::${address}:${PORT}::`) ? undefined : 'it has not been sent every endpoint';
}

/** True where a proxy has a cluster for a host: it was told of it, whether or not it may call it. */
export const knows = async (workload: Workload, host: string): Promise<boolean> => hasHost(await workload.fetch(`${ADMIN}/clusters`), host);

const hasHost = (clusters: string, host: string): boolean => clusters.split('\n').some((line) => line.split('::')[0]?.split('|').at(-1) === host);
