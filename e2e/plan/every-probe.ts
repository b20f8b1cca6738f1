// Requests that the access matrix itself asks for: each consumption called once, each client at each exposure.
import { judgeClient, prefixOf, type Row } from './access.ts';
import type { Federation } from './federation.ts';
import { selects } from './kubernetes.ts';
import { probeDirect, probeFromPod, type Probe } from './probe.ts';
import type { Direct, FromPod } from './scenario.ts';

const METHODS = ['GET', 'POST', 'DELETE'] as const;

/** Each local name of each cluster, called by the first pod of its namespace as its first grant allows. */
export function everyConsumption(federation: Federation, rows: readonly Row[]): readonly Probe[] {
  const consumptions = rows.flatMap((row) => row.consumedAs.map((name) => ({ row, name })));
  const first = new Map(consumptions.reverse().map((each) => [`${each.row.client.cluster} ${JSON.stringify(each.name)}`, each]));
  return [...first.values()].reverse().map(({ row, name }) => {
    const { cluster } = row.client;
    const pods = Object.entries(federation.clusters[cluster]?.pods ?? {});
    const caller = pods.find(([, pod]) => pod.namespace === name.namespace && pod.proxy === 'sidecar')?.[0];
    if (caller === undefined) throw new Error(`the federation has no pod in ${name.namespace} of ${cluster} that could call ${name.service}`);
    const path = `/${examplePath(row).slice(prefixOf(row).length)}`;
    const request = fromPod(`${cluster}/${caller}`, `http://${name.service}:${name.port}${path}`, row.methods?.[0] ?? 'GET');
    return arrivingAt(probeFromPod(request, federation, rows), row, federation, path);
  });
}

/** Each client at each exposure that anybody is granted, with methods that are granted and others, on a granted path and beside it. */
export function everyClient(federation: Federation, rows: readonly Row[]): readonly Probe[] {
  const exposures = [...new Map(rows.map((row) => [`${row.exposure.cluster} ${row.exposure.name}`, row])).values()];
  const clients = Object.entries(federation.certificates).filter(([, { genuine }]) => genuine === 'yes');
  return clients.flatMap(([certificate, { identity }]) =>
    exposures.flatMap((row) => {
      const to = row.exposure.cluster;
      const asked = rows.filter(({ exposure }) => exposure.cluster === to && exposure.name === row.exposure.name);
      const paths = [...new Set([...asked.map(examplePath), `${prefixOf(row)}beside`])];
      return paths.flatMap((path) =>
        METHODS.map((method) => {
          const probe = probeDirect(direct(certificate, to, path, method), federation, rows);
          if (judgeClient(rows, identity, to, method, path) === 'denied') return probe;
          return arrivingAt(probe, row, federation, `/${path.slice(prefixOf(row).length)}`);
        }),
      );
    }),
  );
}

/** A path that a row grants. */
const examplePath = (row: Row): string => row.paths?.[0]?.replace(/\/\*$/, '/any') ?? `${prefixOf(row)}any`;

/** The same probe, allowed: it arrives at a pod of the exposed subset. */
function arrivingAt(probe: Probe, { exposure }: Row, federation: Federation, path: string): Probe {
  const key = `${exposure.namespace}/${exposure.service}`;
  const { services = {}, pods = {} } = federation.clusters[exposure.cluster] ?? {};
  const service = services[key];
  const subset = exposure.subset === null ? {} : service?.subsets[exposure.subset];
  if (service === undefined || subset === undefined) throw new Error(`the federation has no Service ${key} with subset ${exposure.subset ?? 'none'}`);
  const labels = { ...service.selector, ...subset };
  const behind = Object.entries(pods).filter(([, pod]) => pod.namespace === exposure.namespace && selects(labels, pod.labels));
  return { ...probe, expected: { answers: [200], reached: { pods: behind.map(([name]) => name), path, headers: {} } } };
}

/** Denied: in the handshake, or by the policy. */
const nothing = { headers: [], answer: [403, 'refused'], reached: undefined, beyondMatrix: undefined, authority: undefined } as const;

const direct = (certificate: string, to: string, path: string, method: string): Direct => ({
  ...nothing,
  kind: 'direct',
  certificate,
  to,
  path,
  method,
  sni: undefined,
});

const fromPod = (pod: string, url: string, method: string): FromPod => ({ ...nothing, kind: 'pod', pod, url, method, path: undefined });
