// Many requests of one client, as it is part of the program in a pod: over one HTTP/2 connection, or over HTTP/1.1 byte for byte.
import { connect as connectHttp2, constants, type ClientHttp2Session } from 'node:http2';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { inTurns } from '../plan/in-turns.ts';
import type { Outcome, Visit } from '../plan/orders.ts';
import { readAnswer, requestBytes, type Sent } from '../plan/raw-http.ts';

export const PATIENCE = 20_000;
/** Under TLS 1.3 the client is done before the server has judged its certificate; a session ticket says that it has. */
export const TICKET = 300;
/** What Node says where nobody was met. */
export const UNREACHED = /ENOTFOUND|EAI_|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/;
const AT_ONCE = 64;
/** The handshake was refused after all, later than we waited for it. */
const ALERT = /alert/i;

/** What was last wrong with a connection. */
const errors = new WeakMap<TLSSocket, string>();

export async function visit(wanted: Visit): Promise<readonly Outcome[]> {
  const socket = await secured(wanted);
  if ('kind' in socket) return wanted.requests.map(() => socket);
  return wanted.protocol === 'h2' ? overHttp2(socket, wanted.requests) : overHttp1(socket, wanted);
}

/** A connection whose client certificate has been taken. */
function secured({ host, port, tls }: Visit): Promise<TLSSocket | Extract<Outcome, { readonly kind: 'refused' | 'unreached' | 'closed' }>> {
  return new Promise((resolve) => {
    const options = { host, port, servername: tls.sni, rejectUnauthorized: false, ALPNProtocols: [...tls.alpn] };
    const socket = connectTls(tls.pair === undefined ? options : { ...options, cert: tls.pair.certificate, key: tls.pair.key });
    const timer = setTimeout(() => fail('no handshake in time'), PATIENCE);
    const done = (): void => {
      clearTimeout(timer);
      socket.removeListener('error', onError);
      socket.removeListener('close', onClose);
      // It may come before anybody uses the connection.
      socket.on('error', (error) => errors.set(socket, error.message));
      resolve(socket);
    };
    const fail = (why: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ kind: UNREACHED.test(why) ? 'unreached' : 'refused', why });
    };
    const onError = (error: NodeJS.ErrnoException): void => fail(`${error.code ?? ''} ${error.message}`.trim());
    const onClose = (): void => fail('closed in the handshake');
    socket.on('error', onError);
    socket.on('close', onClose);
    socket.once('secureConnect', () => {
      const judged = setTimeout(done, TICKET);
      socket.once('session', () => {
        clearTimeout(judged);
        if (!socket.destroyed) done();
      });
      socket.once('close', () => clearTimeout(judged));
    });
  });
}

async function overHttp2(socket: TLSSocket, requests: readonly Sent[]): Promise<readonly Outcome[]> {
  if (socket.alpnProtocol !== 'h2') return requests.map(() => ({ kind: 'closed', why: 'it speaks no HTTP/2' }));
  const session = connectHttp2('https://gateway.invalid', { createConnection: () => socket });
  let failure = '';
  session.on('error', (error) => (failure = error.message));
  const outcomes = await inTurns(requests, AT_ONCE, (request) => stream(session, request));
  session.destroy();
  const why = errors.get(socket) ?? failure;
  return outcomes.map((outcome) => (outcome.kind === 'closed' && ALERT.test(why) ? { kind: 'refused', why } : outcome));
}

function stream(session: ClientHttp2Session, { method, path, authority, headers }: Sent): Promise<Outcome> {
  return new Promise((resolve) => {
    const pairs = headers.map((header): readonly [string, string] => [header.slice(0, header.indexOf(':')).toLowerCase(), header.slice(header.indexOf(':') + 1).trim()]);
    const closed = (why: string): void => resolve({ kind: 'closed', why });
    if (session.destroyed || session.closed) return closed('the connection is closed');
    const asked = session.request({ ':method': method, ':path': path, ':authority': authority ?? '', ':scheme': 'https', ...Object.fromEntries(pairs) }, { endStream: true });
    const chunks: Buffer[] = [];
    let status = 0;
    let seen: Readonly<Record<string, string>> = {};
    asked.setTimeout(PATIENCE, () => asked.close(constants.NGHTTP2_CANCEL));
    asked.on('response', (answer) => {
      status = answer[':status'] ?? 0;
      seen = Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value)]));
    });
    asked.on('data', (data: Buffer) => chunks.push(data));
    asked.on('error', () => undefined);
    asked.on('close', () => (status === 0 ? closed(`stream closed with ${asked.rstCode}`) : resolve({ kind: 'answer', status, headers: seen, body: Buffer.concat(chunks).toString() })));
  });
}

async function overHttp1(first: TLSSocket, wanted: Visit): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let socket: TLSSocket | undefined = first;
  for (const request of wanted.requests) {
    if (socket === undefined) {
      const again = await secured(wanted);
      if ('kind' in again) {
        outcomes.push(again);
        continue;
      }
      socket = again;
    }
    const outcome: Outcome = await exchange(socket, request);
    outcomes.push(outcome);
    const kept: boolean = outcome.kind === 'answer' && outcome.status !== 101 && !/close/i.test(outcome.headers['connection'] ?? '') && !socket.destroyed;
    if (kept) continue;
    socket.destroy();
    socket = undefined;
  }
  socket?.destroy();
  return outcomes;
}

function exchange(socket: TLSSocket, request: Sent): Promise<Outcome> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      for (const [event, listener] of listeners) socket.removeListener(event, listener);
      resolve(outcome);
    };
    const fail = (end: string): void => {
      const why = errors.get(socket) ?? end;
      const answer = readAnswer(request.method, received, true);
      settle(answer === undefined ? { kind: ALERT.test(why) ? 'refused' : 'closed', why } : { kind: 'answer', ...answer });
    };
    const timer = setTimeout(() => fail('no answer in time'), PATIENCE);
    const onData = (data: Buffer): void => {
      received = Buffer.concat([received, data]);
      const answer = readAnswer(request.method, received, false);
      if (answer !== undefined) settle({ kind: 'answer', ...answer });
    };
    const onEnd = (): void => fail('closed without an answer');
    const onError = (error: NodeJS.ErrnoException): void => fail(`${error.code ?? ''} ${error.message}`);
    const listeners = [['data', onData], ['close', onEnd], ['error', onError]] as const;
    for (const [event, listener] of listeners) socket.on(event, listener);
    const keeps = request.headers.some((header) => /^connection:/i.test(header));
    socket.write(requestBytes(keeps ? request : { ...request, headers: [...request.headers, 'Connection: keep-alive'] }));
  });
}
