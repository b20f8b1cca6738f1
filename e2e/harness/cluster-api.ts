// A Kubernetes API server, spoken to directly: what the harness itself makes needs no kubectl, which takes a third of a second a call.
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import type { KubernetesObject } from '../plan/kubernetes-object.ts';

export interface ClusterApi {
  /** Server-side apply; the namespace is made where it is missing. */
  apply(object: KubernetesObject): Promise<void>;
  applyStatus(object: KubernetesObject): Promise<void>;
  /** All objects of a kind, in all namespaces. */
  list(apiVersion: string, kind: string, selector?: string): Promise<readonly KubernetesObject[]>;
  /** Undefined where there is none. */
  read(object: KubernetesObject): Promise<KubernetesObject | undefined>;
  remove(object: KubernetesObject): Promise<void>;
  /** Creates it with this validation of unknown fields. What the server says of it is the result, whatever it is. */
  give(object: KubernetesObject, validation: 'Strict' | 'Ignore'): Promise<Given>;
  /** A JSON patch where it is a list, else a merge patch. */
  alter(object: KubernetesObject, patch: unknown): Promise<Given>;
  /** As it was read, in place of what is there. */
  replace(object: KubernetesObject): Promise<void>;
  /** The number of the cluster's last change. */
  revision(): Promise<string>;
  /** What has come to all objects of a kind since a revision, in its order. Takes a second. */
  history(apiVersion: string, kind: string, since: string): Promise<readonly Change[]>;
  /** A token of a ServiceAccount, as a pod is given one. */
  token(namespace: string, account: string): Promise<string>;
  ready(): Promise<boolean>;
}

export interface Given {
  /** As it was stored; undefined where it was refused. */
  readonly stored: KubernetesObject | undefined;
  /** The refusal, or the warnings. */
  readonly says: string;
}

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** As it then was, with the revision of the change. */
  readonly object: KubernetesObject;
}

const FIELD_MANAGER = 'lab';

export function openApi(address: string, bearer: string): ClusterApi {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const namespaces = new Set<string>();
  const ask = (method: string, path: string, body?: unknown, type = method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json'): Promise<Answer> =>
    send(agent, address, bearer, method, path, body, type);

  async function patch(object: KubernetesObject, subresource: string): Promise<void> {
    const namespace = object.metadata.namespace;
    if (namespace !== undefined && !namespaces.has(namespace)) {
      await ask('POST', '/api/v1/namespaces', { metadata: { name: namespace } });
      namespaces.add(namespace);
    }
    const path = `${pathOf(object)}${subresource}?fieldManager=${FIELD_MANAGER}&force=true`;
    accepted(await ask('PATCH', path, object), path);
  }

  return {
    apply: (object) => patch(object, ''),
    applyStatus: (object) => patch(object, '/status'),
    async list(apiVersion, kind, selector) {
      const query = selector === undefined ? '' : `?labelSelector=${encodeURIComponent(selector)}`;
      const answer = await ask('GET', `${collection(apiVersion, kind, undefined)}${query}`);
      const { items } = accepted(answer, kind) as { readonly items: readonly KubernetesObject[] };
      return items.map((item) => ({ ...item, apiVersion, kind }));
    },
    async read(object) {
      const answer = await ask('GET', pathOf(object));
      return answer.status === 404 ? undefined : (accepted(answer, pathOf(object)) as KubernetesObject);
    },
    async remove(object) {
      const answer = await ask('DELETE', `${pathOf(object)}?gracePeriodSeconds=0`);
      if (answer.status !== 404) accepted(answer, pathOf(object));
    },
    async give(object, validation) {
      const path = `${collection(object.apiVersion, object.kind, object.metadata.namespace)}?fieldValidation=${validation}`;
      const answer = await ask('POST', path, object);
      return givenOf(answer);
    },
    async alter(object, change) {
      const answer = await ask('PATCH', pathOf(object), change, `application/${Array.isArray(change) ? 'json' : 'merge'}-patch+json`);
      return givenOf(answer);
    },
    async replace(object) {
      const now = accepted(await ask('GET', pathOf(object)), pathOf(object)) as { readonly metadata: object };
      const { resourceVersion } = now.metadata as { readonly resourceVersion: string };
      accepted(await ask('PUT', pathOf(object), { ...object, metadata: { ...object.metadata, resourceVersion } }), pathOf(object));
    },
    async revision() {
      const list = accepted(await ask('GET', '/api/v1/namespaces?limit=1'), 'namespaces');
      return (list as { readonly metadata: { readonly resourceVersion: string } }).metadata.resourceVersion;
    },
    async history(apiVersion, kind, since) {
      const path = `${collection(apiVersion, kind, undefined)}?watch=1&timeoutSeconds=1&resourceVersion=${since}`;
      const { status, text, warnings } = await ask('GET', path);
      const lines = text.split('\n').filter((line) => line !== '');
      return lines.map((line) => accepted({ status, text: line, warnings }, path) as Change);
    },
    async token(namespace, account) {
      const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
      const answer = accepted(await ask('POST', path, { spec: { audiences: ['istio-ca'], expirationSeconds: 36000 } }), path);
      return (answer as { readonly status: { readonly token: string } }).status.token;
    },
    ready: () => ask('GET', '/readyz').then((answer) => answer.text === 'ok', () => false),
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly warnings: string;
}

function accepted(answer: Answer, what: string): unknown {
  if (answer.status >= 300) throw new Error(`the API server answers ${answer.status} for ${what}: ${answer.text.slice(0, 500)}`);
  return JSON.parse(answer.text);
}

const givenOf = ({ status, text, warnings }: Answer): Given =>
  status < 300 ? { stored: JSON.parse(text) as KubernetesObject, says: warnings } : { stored: undefined, says: text };

const pathOf = (object: KubernetesObject): string =>
  `${collection(object.apiVersion, object.kind, object.metadata.namespace)}/${encodeURIComponent(object.metadata.name)}`;

function collection(apiVersion: string, kind: string, namespace: string | undefined): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${root}${namespace === undefined ? '' : `/namespaces/${namespace}`}/${plural(kind)}`;
}

/** As the API names its collections; holds for every kind that Kubernetes and Istio have. */
export function plural(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular === 'endpoints') return singular;
  if (singular.endsWith('y') && !singular.endsWith('ay')) return `${singular.slice(0, -1)}ies`;
  return /(s|x)$/.test(singular) ? `${singular}es` : `${singular}s`;
}

const answerOf = ({ statusCode = 0, headers }: IncomingMessage, chunks: readonly Buffer[]): Answer => ({
  status: statusCode,
  text: Buffer.concat(chunks).toString(),
  warnings: String(headers['warning'] ?? ''),
});

function send(agent: Agent, host: string, bearer: string, method: string, path: string, body: unknown, type: string): Promise<Answer> {
  const headers = { authorization: `Bearer ${bearer}`, 'content-type': type };
  return new Promise((resolve, reject) => {
    // The server has just made its certificate itself, and nobody else is on this network.
    const sent = request({ agent, host, port: 6443, method, path, headers, rejectUnauthorized: false, timeout: 60_000 }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve(answerOf(answer, chunks)));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer in a minute`)));
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
