// The access matrix as `meshfed access --format json` prints it, and what it says of one request.

export interface Row {
  readonly client: { readonly cluster: string; readonly identity: string };
  readonly exposure: {
    readonly cluster: string;
    readonly name: string;
    readonly namespace: string;
    readonly service: string;
    readonly subset: string | null;
    readonly port: number;
    readonly path: string | null;
  };
  /** Null: every method. */
  readonly methods: readonly string[] | null;
  /** Absolute at the ingress; null: everything below the exposure. */
  readonly paths: readonly string[] | null;
  readonly until: string | null;
  readonly consumedAs: readonly LocalName[];
}

export interface LocalName {
  readonly namespace: string;
  readonly service: string;
  readonly port: number;
}

export type Verdict = 'allowed' | 'denied';

/** Without anything that a gateway would fold, decode or refuse: then the path that is sent is the path that is meant. */
export const isPlain = (path: string): boolean => /^(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?$/.test(path) && path.startsWith('/');

/** A request straight to the ingress of `cluster`, by the owner of `identity`. */
export function judgeClient(rows: readonly Row[], identity: string, cluster: string, method: string, path: string): Verdict {
  const mine = rows.filter((row) => row.client.identity === identity && row.exposure.cluster === cluster);
  return mine.some((row) => permits(row, method, path)) ? 'allowed' : 'denied';
}

/** A call of a consumption by its local name, from its own cluster; `path` as the application writes it. */
export function judgeCall(rows: readonly Row[], cluster: string, name: LocalName, method: string, path: string): Verdict {
  const mine = rows.filter((row) => row.client.cluster === cluster && row.consumedAs.some((each) => isSame(each, name)));
  return mine.some((row) => permits(row, method, `${prefixOf(row)}${path.slice(1)}`)) ? 'allowed' : 'denied';
}

export const isSame = (a: LocalName, b: LocalName): boolean => a.namespace === b.namespace && a.service === b.service && a.port === b.port;

export const prefixOf = (row: Row): string => row.exposure.path ?? '/';

function permits(row: Row, method: string, path: string): boolean {
  if (row.methods !== null && !row.methods.includes(method)) return false;
  return row.paths === null ? path.startsWith(prefixOf(row)) : row.paths.some((pattern) => covers(pattern, path));
}

const covers = (pattern: string, path: string): boolean =>
  pattern.endsWith('/*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/** What a URL calls, for a pod in `namespace`; undefined where the host is not the name of a Service. */
export function localName(url: URL, namespace: string): LocalName | undefined {
  const [service = '', inNamespace = namespace, ...rest] = url.hostname.split('.');
  if (!['', 'svc', 'svc.cluster.local'].includes(rest.join('.'))) return undefined;
  return { namespace: inNamespace, service, port: Number(url.port || 80) };
}
