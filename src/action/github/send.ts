// Sends requests by GitHub's own library, which honours the runner's proxies and the addresses of an Enterprise Server.
import { getOctokit } from '@actions/github';
import type { ApiAnswer, Send } from './answer.ts';

/** A server that does not answer within this time will not. */
const PATIENCE = 15_000;

/** `apiUrl`: of REST. */
export function sendWith(token: string, apiUrl: string, patience = PATIENCE): Send {
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'meshfed' });
  return async ({ method, url, body }) => {
    try {
      const { status, headers, data } = await octokit.request({ method, url, ...(body === undefined ? {} : { data: body }), request: { signal: AbortSignal.timeout(patience) } });
      return { kind: 'answer', status, headers: { ...headers } as Readonly<Record<string, string>>, body: data as unknown };
    } catch (error) {
      return answerIn(error);
    }
  };
}

/** The library throws for every status that is no success; without a response there was no answer. */
function answerIn(error: unknown): ApiAnswer {
  if (typeof error === 'object' && error !== null && 'response' in error && typeof error.response === 'object' && error.response !== null) {
    const { status, headers, data } = error.response as { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly data: unknown };
    return { kind: 'answer', status, headers, body: data };
  }
  return { kind: 'lost', why: error instanceof Error ? error.message : String(error) };
}
