// One request, worked out: who sends what to whom, what must come of it, and what the access matrix says of it.
import { isPlain, judgeCall, judgeClient, localName, prefixOf, type Row, type Verdict } from './access.ts';
import type { Federation } from './federation.ts';
import type { Sent } from './raw-http.ts';
import type { Answer, Direct, FromPod } from './scenario.ts';

export interface Probe {
  /** In one line, for people. */
  readonly what: string;
  /** `<cluster>/<pod>`; undefined: from outside every mesh. */
  readonly from: string | undefined;
  readonly sent: Sent;
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly sni: string; readonly certificate: string | undefined } | undefined;
  readonly expected: Expected;
  /** Undefined where the matrix does not say. */
  readonly verdict: Verdict | undefined;
  /** Names that the objects behind it mention. */
  readonly concerns: readonly string[];
}

export interface Expected {
  readonly answers: readonly Answer[];
  /** Undefined: it must arrive nowhere. */
  readonly reached: { readonly pods: readonly string[]; readonly path: string; readonly headers: Readonly<Record<string, string | null>> } | undefined;
}

export const answersOf = (answer: Answer | readonly Answer[]): readonly Answer[] => (typeof answer === 'object' ? answer : [answer]);

/** Throws where the request names what the federation has not. */
export function probeDirect(request: Direct, federation: Federation, rows: readonly Row[]): Probe {
  const { certificate, to, method, path, headers } = request;
  const ingress = federation.clusters[to]?.ingress;
  const address = ingress?.addresses[0];
  const client = certificate === 'none' ? undefined : federation.certificates[certificate];
  if (ingress === undefined || address === undefined) throw new Error(`the federation has no way into ${to}`);
  if (client === undefined && certificate !== 'none') throw new Error(`the federation has no certificate ${certificate}`);
  const usual = client?.sni ?? federation.clusters[to]?.hostname ?? '';
  const sni = request.sni ?? usual;
  const authority = request.authority ?? sni;
  const asUsual = sni === usual && authority === usual && headers.length === 0 && isPlain(path);
  const judged = asUsual && client?.genuine === 'yes' && request.beyondMatrix === undefined;
  return {
    what: `${certificate} → ${to}: ${method} ${path}${more([sni !== usual && `SNI ${sni}`, authority !== sni && `authority ${authority}`, ...headers])}`,
    from: undefined,
    sent: { method, path, authority, headers },
    host: address,
    port: ingress.port,
    tls: { sni, certificate: client === undefined ? undefined : certificate },
    expected: { answers: answersOf(request.answer), reached: reachedOf(request) },
    verdict: judged ? judgeClient(rows, client.identity, to, method, path) : undefined,
    concerns: [sni, ...hostsOf(rows.filter((row) => row.exposure.cluster === to && path.startsWith(prefixOf(row))))],
  };
}

export function probeFromPod(request: FromPod, federation: Federation, rows: readonly Row[]): Probe {
  const { pod, method, headers } = request;
  const url = new URL(request.url);
  const [cluster = '', name = ''] = pod.split('/');
  const plan = federation.clusters[cluster];
  const caller = plan?.pods[name];
  if (plan === undefined || caller === undefined) throw new Error(`the federation has no pod ${pod}`);
  const path = request.path ?? url.pathname;
  const called = localName(url, caller.namespace);
  const isOwn = called === undefined || Object.hasOwn(plan.services, `${called.namespace}/${called.service}`);
  const judged = !isOwn && request.beyondMatrix === undefined && headers.length === 0 && isPlain(path);
  return {
    what: `${pod} → ${method} ${url.origin}${path}${more([request.authority !== undefined && `authority ${request.authority}`, ...headers])}`,
    from: pod,
    sent: { method, path, authority: request.authority ?? url.host, headers },
    host: url.hostname,
    port: Number(url.port || 80),
    tls: undefined,
    expected: { answers: answersOf(request.answer), reached: reachedOf(request) },
    verdict: judged ? judgeCall(rows, cluster, called, method, path) : undefined,
    concerns: [called === undefined ? url.hostname : `${called.service}.${called.namespace}`, ...hostsOf(rows.filter((row) => row.client.cluster === cluster))],
  };
}

const reachedOf = ({ reached }: Direct | FromPod): Expected['reached'] =>
  reached === undefined ? undefined : { pods: [reached.pod].flat(), path: reached.path, headers: reached.headers };

const hostsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ exposure }) => `${exposure.service}.${exposure.namespace}`);

const more = (remarks: readonly (string | false)[]): string => remarks.map((remark) => (remark === false ? '' : `, ${remark}`)).join('');
