// The program in a pod: it answers HTTP with what it saw, calls others byte for byte, and takes its orders on standard input.
// It runs alone, bundled into one file, with nothing but Node.
import { createServer, type IncomingMessage } from 'node:http';
import { connect, createServer as createRelay, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { connect as connectTls } from 'node:tls';
import { TAG, type Arrival, type Call, type Order, type Outcome, type Relay, type Settings } from '../plan/orders.ts';
import { readAnswer, requestBytes } from '../plan/raw-http.ts';
import { PATIENCE, TICKET, UNREACHED, visit } from './visit.ts';

/** A proxy that takes in a thousand hosts answers for its own pages when it is done. */
const PATIENCE_FOR_PAGES = 120_000;

function call(wanted: Call): Promise<Outcome> {
  return new Promise((resolve) => {
    let secured = wanted.tls === undefined;
    let received = Buffer.alloc(0);
    const socket = open(wanted);
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    };
    const fail = (why: string): void => {
      const answer = readAnswer(wanted.method, received, true);
      if (answer !== undefined) settle({ kind: 'answer', ...answer });
      else if (UNREACHED.test(why)) settle({ kind: 'unreached', why });
      else settle({ kind: wanted.tls !== undefined && (!secured || /ALERT/.test(why)) ? 'refused' : 'closed', why });
    };
    const timer = setTimeout(() => fail('no answer in time'), PATIENCE);
    const write = (): void => void socket.write(requestBytes(wanted));
    if (wanted.tls === undefined) socket.once('connect', write);
    socket.once('secureConnect', () => {
      secured = true;
      const judged = setTimeout(write, TICKET);
      socket.once('session', () => clearTimeout(judged));
      socket.once('session', write);
      socket.once('close', () => clearTimeout(judged));
    });
    socket.on('data', (data: Buffer) => {
      received = Buffer.concat([received, data]);
      const answer = readAnswer(wanted.method, received, false);
      if (answer !== undefined) settle({ kind: 'answer', ...answer });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => fail(`${error.code ?? ''} ${error.message}`.trim()));
    socket.on('close', () => fail('closed without an answer'));
  });
}

function open({ host, port, tls }: Call): Socket {
  if (tls === undefined) return connect({ host, port });
  // Whether the gateway is who it says is for the other gateway to judge; here only what it lets in matters.
  const options = { host, port, servername: tls.sni, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] };
  return connectTls(tls.pair === undefined ? options : { ...options, cert: tls.pair.certificate, key: tls.pair.key });
}

let arrived = new Map<string, Arrival[]>();

function note(pod: string, port: number, request: IncomingMessage): Arrival {
  const { method = '', url = '', headers } = request;
  const arrival = { pod, port, method, path: url, headers };
  const tag = String(headers[TAG]);
  arrived.set(tag, [...(arrived.get(tag) ?? []), arrival]);
  return arrival;
}

function serve(pod: string, port: number): void {
  const server = createServer((request, response) => {
    const seen = JSON.stringify(note(pod, port, request));
    const status = Number(/\/status\/(\d{3})$/.exec(request.url ?? '')?.[1] ?? 200);
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(seen) }).end(seen);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    note(pod, port, request);
    socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  });
  // An idle connection that ends just as a sidecar uses it again would look like an answer of the mesh.
  server.keepAliveTimeout = 0;
  server.listen(port, '0.0.0.0');
}

function drain(): Readonly<Record<string, readonly Arrival[]>> {
  const all = Object.fromEntries(arrived);
  arrived = new Map();
  return all;
}

function obey(order: Order): Promise<unknown> {
  if ('call' in order) return call(order.call);
  if ('visit' in order) return visit(order.visit);
  if ('drain' in order) return Promise.resolve(drain());
  if ('arrivals' in order) return Promise.resolve(arrived.get(order.arrivals) ?? []);
  return 'relay' in order ? relay(order.relay) : page(order.fetch);
}

interface OpenRelay {
  readonly server: Server;
  readonly connections: Set<Socket>;
}

const relays = new Map<number, OpenRelay>();

async function relay({ port, to }: Relay): Promise<null> {
  const before = relays.get(port);
  if (before !== undefined) {
    const closed = new Promise((resolve) => before.server.close(resolve));
    for (const connection of before.connections) connection.destroy();
    await closed;
    relays.delete(port);
  }
  if (to === null) return null;
  const connections = new Set<Socket>();
  const server = createRelay((from) => pass(from, connect(to), connections));
  relays.set(port, { server, connections });
  await new Promise<void>((resolve) => server.listen(port, '::', resolve));
  return null;
}

function pass(from: Socket, onward: Socket, connections: Set<Socket>): void {
  connections.add(from);
  for (const [a, b] of [[from, onward], [onward, from]] as const) {
    a.pipe(b);
    a.on('error', () => b.destroy());
    a.on('close', () => b.destroy());
  }
  from.on('close', () => connections.delete(from));
}

async function page(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_FOR_PAGES) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return answer.text();
}

function main(settings: Settings): void {
  for (const port of settings.ports) serve(settings.pod, port);
  createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, order } = JSON.parse(line) as { readonly id: number; readonly order: Order };
    const tell = (message: object): void => void process.stdout.write(`${JSON.stringify({ id, ...message })}\n`);
    obey(order).then((result) => tell({ result }), (error: Error) => tell({ error: error.message }));
  });
  process.stdin.on('end', () => process.exit());
}

main(JSON.parse(process.argv[2] ?? '') as Settings);
