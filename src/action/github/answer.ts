// One request to GitHub, what may come back, and what each of it means.

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** A path below the API's address, or a whole address. What others wrote is percent-encoded in it. */
  readonly url: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

export type ApiAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string | number | undefined>>; readonly body: unknown }
  /** No answer, or one that ended early: nobody knows whether the request was done. */
  | { readonly kind: 'lost'; readonly why: string };

/** Never throws. */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

/** What became of a call in the end. */
export type Called<T> = { readonly kind: 'done'; readonly value: T } | Failed;

export interface Failed {
  readonly kind: 'failed';
  /** `read-only`: the token may not. `too-long`: GitHub does not take this text. `gone`: there is no such thing. */
  readonly reason: 'read-only' | 'bad-token' | 'too-long' | 'gone' | 'limit' | 'server' | 'lost';
  /** For people; what GitHub said is in it. */
  readonly why: string;
}

const textOf = (body: unknown): string => (typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string' ? body.message : '');

const header = (answer: ApiAnswer & { readonly kind: 'answer' }, name: string): string | undefined => {
  const value = answer.headers[name];
  return value === undefined ? undefined : String(value);
};

/** True where GitHub wants us to slow down; a token without the right is a 403 too. */
export function isLimit(answer: ApiAnswer): boolean {
  if (answer.kind !== 'answer' || (answer.status !== 403 && answer.status !== 429)) return false;
  return answer.status === 429 || header(answer, 'retry-after') !== undefined || header(answer, 'x-ratelimit-remaining') === '0' || /rate limit|abuse/i.test(textOf(answer.body));
}

/** What a call that is not tried again came to; undefined where it is well. */
export function failureOf(answer: ApiAnswer): Failed | undefined {
  if (answer.kind === 'lost') return { kind: 'failed', reason: 'lost', why: `no answer (${answer.why})` };
  const { status, body } = answer;
  if (status >= 200 && status < 300) return undefined;
  const said = textOf(body);
  const why = `${status}${said === '' ? '' : `: ${said}`}`;
  if (isLimit(answer)) return { kind: 'failed', reason: 'limit', why };
  if (status === 401) return { kind: 'failed', reason: 'bad-token', why };
  if (status === 403) return { kind: 'failed', reason: 'read-only', why };
  if (status === 404 || status === 410) return { kind: 'failed', reason: 'gone', why };
  if (status === 422 || status === 413) return { kind: 'failed', reason: 'too-long', why };
  return { kind: 'failed', reason: 'server', why };
}

const MOST_TRIES = 4;
const LONGEST_WAIT = 120_000;

/** Milliseconds to wait before the next try, or undefined where there is none. `tries` were made; `chance` is between 0 and 1. */
export function waitBeforeNext(answer: ApiAnswer, tries: number, now: Date, chance: number): number | undefined {
  if (tries >= MOST_TRIES) return undefined;
  const backoff = 1_000 * 2 ** (tries - 1) * (0.5 + chance);
  if (answer.kind === 'lost') return backoff;
  if (isLimit(answer)) {
    const wait = limitWait(answer, tries, now, chance);
    return wait <= LONGEST_WAIT ? wait : undefined;
  }
  return answer.status >= 500 ? backoff : undefined;
}

/** GitHub says when; where it does not, a minute, and longer each time. */
function limitWait(answer: ApiAnswer & { readonly kind: 'answer' }, tries: number, now: Date, chance: number): number {
  const after = Number(header(answer, 'retry-after') ?? 'NaN');
  if (Number.isFinite(after)) return Math.max(0, after) * 1_000 + 250 * chance;
  const reset = Number(header(answer, 'x-ratelimit-reset') ?? 'NaN');
  if (header(answer, 'x-ratelimit-remaining') === '0' && Number.isFinite(reset)) return Math.max(0, reset * 1_000 - now.getTime()) + 1_000;
  return 60_000 * tries * (1 + 0.2 * chance);
}
