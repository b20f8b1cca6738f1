// A GitHub on loopback, in the form of an Enterprise Server: REST, GraphQL, and git itself. Every request and every answer is held to what GitHub has published.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, graphql } from 'graphql';
import { answerFaults, operationFor, requestFaults, sample } from './openapi.ts';

export interface Comment {
  readonly id: number;
  readonly pull: number;
  body: string;
  /** `github-actions[bot]`, or a person. */
  readonly login: string;
  isMinimized?: boolean;
}

export interface Pull {
  readonly number: number;
  head: string;
  base: string;
  state: 'open' | 'closed';
  /** `owner/name` that the head lies in. */
  readonly from: string;
}

/** What goes wrong: `match` is `METHOD /path` with `*`; `lost-reply` is done and never answered. */
export interface Trouble {
  readonly kind: 'rate-limit' | 'secondary-limit' | 'read-only' | 'bad-token' | 'not-found' | 'too-long' | 'error' | 'page' | 'cut' | 'reset' | 'hang' | 'lost-reply';
  readonly match: string;
  times?: number;
  after?: number;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  status: number;
  readonly authorization: string;
}

export const REPOSITORY = 'acme/mesh';
export const TOKEN = `ghs_${'0'.repeat(36)}`;
export const BOT = 'github-actions[bot]';

export class StandIn {
  readonly comments: Comment[] = [];
  readonly pulls = new Map<number, Pull>();
  /** Pull requests by the id of a commit. */
  readonly pullsOf = new Map<string, readonly number[]>();
  readonly asked: Asked[] = [];
  /** What broke GitHub's descriptions. */
  readonly violations: string[] = [];
  troubles: Trouble[] = [];
  mayWrite = true;
  /** A server that takes less text than ours is long. */
  longest = 65_536;
  /** Called before a request is answered: another run may do something in between. */
  before: (method: string, path: string) => Promise<void> | void = () => {};
  url = '';
  #nextId = 3_000_000_000;
  readonly #server: Server;
  readonly #hub: string;

  constructor(hub: string) {
    this.#hub = hub;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  add(body: string, login = BOT, pull = 7): Comment {
    const comment = { id: ++this.#nextId, pull, body, login };
    this.comments.push(comment);
    return comment;
  }

  written(method?: string): readonly Asked[] {
    return this.asked.filter((one) => (method === undefined ? one.method !== 'GET' && !one.path.endsWith('graphql') : one.method === method));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url ?? '/', this.url);
    const entry: Asked = { method: request.method ?? '', path: url.pathname, status: 0, authorization: request.headers.authorization ?? '' };
    this.asked.push(entry);
    try {
      if (url.pathname.startsWith(`/${REPOSITORY}/`)) return this.#git(request, response, url, body);
      await this.before(entry.method, entry.path);
      const answer = await this.#answer(entry, url, body);
      entry.status = answer === 'hang' || answer === 'reset' ? 0 : answer.status;
      if (answer === 'hang') return;
      if (answer === 'reset') return void response.destroy();
      const text = typeof answer.body === 'string' ? answer.body : answer.body === undefined ? '' : JSON.stringify(answer.body);
      const type = typeof answer.body === 'string' && answer.body.startsWith('<') ? 'text/html' : 'application/json; charset=utf-8';
      response.writeHead(answer.status, { 'content-type': type, 'x-ratelimit-remaining': '900', ...answer.headers }).end(text);
    } catch (error) {
      this.violations.push(`the stand-in itself: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      response.destroy();
    }
  }

  async #answer(entry: Asked, url: URL, body: Buffer): Promise<Answer | 'hang' | 'reset'> {
    const { method } = entry;
    if (entry.authorization !== `token ${TOKEN}`) return refusal(401, 'Bad credentials');
    const trouble = this.#trouble(`${method} ${url.pathname}`);
    const troubled = trouble === undefined || trouble.kind === 'lost-reply' ? undefined : troubleAnswer(trouble);
    if (troubled !== undefined) return troubled;
    const json: unknown = body.length === 0 ? undefined : JSON.parse(body.toString());
    const answer = url.pathname === '/api/graphql' ? await this.#graphql(json) : this.#rest(method, url, json);
    return trouble === undefined ? answer : 'reset';
  }

  #trouble(call: string): Trouble | undefined {
    return this.troubles.find((trouble) => {
      const pattern = new RegExp(`^${trouble.match.replace(/[.+?^$()|[\]\\{}]/g, '\\$&').replaceAll('*', '.*')}$`);
      if (!pattern.test(call)) return false;
      trouble.after = (trouble.after ?? 0) - 1;
      if (trouble.after >= 0) return false;
      trouble.times = (trouble.times ?? 1) - 1;
      return trouble.times >= 0;
    });
  }

  #rest(method: string, url: URL, body: unknown): Answer {
    const path = url.pathname.replace(/^\/api\/v3/, '');
    const operation = operationFor(method, path);
    if (operation === undefined || path === url.pathname) {
      this.violations.push(`no such call: ${method} ${url.pathname}`);
      return refusal(404, 'Not Found');
    }
    const { parameters } = operation;
    this.#hold(`asked ${method} ${path}`, requestFaults(operation, parameters, Object.fromEntries(url.searchParams), body));
    const answer = `${parameters['owner']}/${parameters['repo']}` === REPOSITORY ? this.#do(operation.method, operation.path, parameters, body) : refusal(404, 'Not Found');
    this.#hold(`answered ${method} ${path} ${answer.status}`, answerFaults(operation, answer.status, answer.body));
    return answer;
  }

  #hold(what: string, faults: readonly string[]): void {
    if (faults.length > 0) this.violations.push(`${what}: ${faults.slice(0, 3).join('; ')}`);
  }

  #do(method: string, path: string, parameters: Readonly<Record<string, string>>, body: unknown): Answer {
    const pull = this.pulls.get(Number(parameters['issue_number'] ?? parameters['pull_number']));
    if (method !== 'get' && !this.mayWrite) return refusal(403, 'Resource not accessible by integration');
    switch (`${method} ${path.replace('/repos/{owner}/{repo}/', '')}`) {
      case 'get pulls/{pull_number}':
        return pull === undefined ? refusal(404, 'Not Found') : { status: 200, body: this.#pull('pull-request', pull) };
      case 'get commits/{commit_sha}/pulls': {
        const numbers = this.pullsOf.get(parameters['commit_sha'] ?? '') ?? [];
        return { status: 200, body: numbers.map((number) => this.#pull('pull-request-simple', this.pulls.get(number) as Pull)) };
      }
      case 'get compare/{basehead}': {
        const [base = '', head = ''] = (parameters['basehead'] ?? '').split('...');
        const merged = this.mergeBase(base, head);
        if (merged === undefined) return refusal(404, 'Not Found');
        const commit = (id: string) => sample('commit', { sha: id });
        return { status: 200, body: sample('commit-comparison', { status: 'ahead', base_commit: commit(base), merge_base_commit: commit(merged) }) };
      }
      case 'post issues/{issue_number}/comments': {
        const text = textOf(body);
        if (pull === undefined) return refusal(404, 'Not Found');
        return text.length > this.longest ? tooLong() : { status: 201, body: this.#comment(this.add(text, BOT, pull.number)) };
      }
      case 'patch issues/comments/{comment_id}': {
        const comment = this.comments.find(({ id }) => id === Number(parameters['comment_id']));
        if (comment === undefined) return refusal(404, 'Not Found');
        if (textOf(body).length > this.longest) return tooLong();
        comment.body = textOf(body);
        return { status: 200, body: this.#comment(comment) };
      }
      case 'delete issues/comments/{comment_id}': {
        const index = this.comments.findIndex(({ id }) => id === Number(parameters['comment_id']));
        if (index === -1) return refusal(404, 'Not Found');
        this.comments.splice(index, 1);
        return { status: 204 };
      }
      default:
        throw new Error(`nothing is done for ${method} ${path}`);
    }
  }

  /** Set by whoever knows the history. */
  mergeBase: (base: string, head: string) => string | undefined = () => undefined;

  #pull(schema: string, { number, head, base, state, from }: Pull): unknown {
    const side = (sha: string, ref: string, name: string) => ({ sha, ref, label: `${name.split('/')[0]}:${ref}`, repo: { full_name: name } });
    return sample(schema, { number, state, head: side(head, 'feature', from), base: side(base, 'main', REPOSITORY) });
  }

  #comment({ id, pull, body, login }: Comment): unknown {
    return sample('issue-comment', { id, body, html_url: this.#commentUrl(pull, id), user: { login } });
  }

  #commentUrl(pull: number, id: number): string {
    return `${this.url}/${REPOSITORY}/pull/${pull}#issuecomment-${id}`;
  }

  async #graphql(body: unknown): Promise<Answer> {
    const { query, variables } = body as { readonly query: string; readonly variables: Readonly<Record<string, unknown>> };
    const rootValue = {
      viewer: { __typename: 'Bot', login: BOT },
      repository: ({ owner, name }: { readonly owner: string; readonly name: string }) =>
        `${owner}/${name}` !== REPOSITORY ? null : { pullRequest: ({ number }: { readonly number: number }) => (this.pulls.has(number) ? { comments: (page: Page) => this.#page(this.comments.filter(({ pull }) => pull === number), page) } : null) },
    };
    const result = await graphql({ schema: SCHEMA, source: query, rootValue, variableValues: { ...variables } });
    if (result.errors !== undefined) this.violations.push(`GraphQL: ${result.errors.map(({ message }) => message).join('; ')}`);
    return { status: 200, body: result };
  }

  #page(comments: readonly Comment[], { first, after }: Page): unknown {
    const start = after === null || after === undefined ? 0 : Number(Buffer.from(after, 'base64').toString());
    const end = Math.min(start + Math.min(first, 100), comments.length);
    const nodes = comments.slice(start, end).map(({ id, pull, body, login, isMinimized = false }) => ({
      fullDatabaseId: String(id),
      url: this.#commentUrl(pull, id),
      body,
      isMinimized,
      author: login.endsWith('[bot]') ? { __typename: 'Bot', login: login.replace('[bot]', '') } : { __typename: 'User', login },
    }));
    return { nodes, totalCount: comments.length, pageInfo: { hasNextPage: end < comments.length, endCursor: Buffer.from(String(end)).toString('base64') } };
  }

  /** Git's own server program, over the same address. */
  #git(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer): void {
    const given = Buffer.from((request.headers.authorization ?? '').replace(/^basic /i, ''), 'base64').toString();
    if (given !== `x-access-token:${TOKEN}`) return void response.writeHead(401, { 'www-authenticate': 'Basic realm="GitHub"' }).end();
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'],
        GIT_PROJECT_ROOT: this.#hub,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        PATH_INFO: url.pathname.slice(`/${REPOSITORY}`.length),
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        CONTENT_LENGTH: String(body.length),
        HTTP_CONTENT_ENCODING: String(request.headers['content-encoding'] ?? ''),
        REMOTE_ADDR: '127.0.0.1',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(body);
    child.on('close', () => {
      const whole = Buffer.concat(out);
      const end = whole.indexOf('\r\n\r\n');
      const headers = Object.fromEntries(whole.toString('latin1', 0, end).split('\r\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      const { Status: status = '200', ...rest } = headers;
      response.writeHead(Number.parseInt(status, 10), rest).end(whole.subarray(end + 4));
    });
  }
}

interface Page {
  readonly first: number;
  readonly after?: string | null;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const SCHEMA = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'));

const textOf = (body: unknown): string => (body as { readonly body: string }).body;

const refusal = (status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answer => ({ status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers });

const tooLong = (): Answer => ({
  status: 422,
  body: { message: 'Validation Failed', errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message: 'Body is too long (maximum is 65536 characters)' }], documentation_url: 'https://docs.github.com/rest' },
});

function troubleAnswer({ kind }: Trouble): Answer | 'hang' | 'reset' {
  switch (kind) {
    case 'rate-limit':
      return refusal(403, 'API rate limit exceeded for installation ID 1.', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000)) });
    case 'secondary-limit':
      return refusal(429, 'You have exceeded a secondary rate limit.', { 'retry-after': '1' });
    case 'read-only':
      return refusal(403, 'Resource not accessible by integration');
    case 'bad-token':
      return refusal(401, 'Bad credentials');
    case 'not-found':
      return refusal(404, 'Not Found');
    case 'too-long':
      return tooLong();
    case 'error':
      return refusal(500, 'Server Error');
    case 'page':
      return { status: 502, body: '<html><body><h1>Unicorn!</h1></body></html>' };
    case 'cut':
      return { status: 200, body: '{"id": 1, "bo' };
    case 'lost-reply':
    case 'reset':
      return 'reset';
    case 'hang':
      return 'hang';
    default:
      return kind satisfies never;
  }
}
