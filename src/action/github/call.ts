// Calls GitHub until it answers or there is no hope: one request at a time, and never two writes within a second.
import { type ApiAnswer, type ApiRequest, type Called, failureOf, isLimit, type Send, waitBeforeNext } from './answer.ts';
import { at, text } from './json.ts';

/** Time and chance. */
export interface Clock {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly chance: () => number;
}

export interface CallOptions<T> {
  /** Reads what came back; undefined where it has another form, which is as if it had been lost. */
  readonly read: (body: unknown) => T | undefined;
  /** Where a request whose answer was lost must not simply be sent again: looks whether it was done. */
  readonly wasDone?: () => Promise<T | undefined>;
}

export interface Caller {
  call<T>(request: ApiRequest, options: CallOptions<T>): Promise<Called<T>>;
}

/** GitHub asks for this between requests that write. */
const BETWEEN_WRITES = 1_000;

export function caller(send: Send, clock: Clock): Caller {
  let lastWrite = Number.NEGATIVE_INFINITY;
  const paced = async (request: ApiRequest, isWrite: boolean): Promise<ApiAnswer> => {
    if (isWrite) await clock.sleep(Math.max(0, lastWrite + BETWEEN_WRITES - clock.now().getTime()));
    const answer = await send(request);
    if (isWrite) lastWrite = clock.now().getTime();
    return answer;
  };
  return {
    call: async (request, { read, wasDone }) => {
      const isWrite = request.method !== 'GET' && !request.url.endsWith('/graphql');
      for (let tries = 1; ; tries++) {
        const answer = await paced(request, isWrite);
        const failed = failureOf(answer);
        const value = answer.kind === 'answer' && failed === undefined ? read(answer.body) : undefined;
        if (value !== undefined) return { kind: 'done', value };
        const lost: ApiAnswer = failed === undefined && answer.kind === 'answer' ? { kind: 'lost', why: malformed(answer.body) } : answer;
        const wait = waitBeforeNext(lost, tries, clock.now(), clock.chance());
        if (isUncertain(lost) && wasDone !== undefined) {
          await clock.sleep(wait === undefined ? 0 : Math.min(wait, 1_000));
          const done = await wasDone();
          if (done !== undefined) return { kind: 'done', value: done };
        }
        if (wait === undefined) return failureOf(lost) ?? { kind: 'failed', reason: 'lost', why: 'no answer' };
        await clock.sleep(wait);
      }
    },
  };
}

/** A server that fails may have done it before. */
const isUncertain = (answer: ApiAnswer): boolean => answer.kind === 'lost' || (answer.status >= 500 && !isLimit(answer));

/** GraphQL says with a 200 what went wrong. */
function malformed(body: unknown): string {
  const said = text(at(body, 'errors', '0'), 'message');
  return said === undefined ? 'an answer of another form' : said;
}
