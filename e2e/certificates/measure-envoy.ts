// Asks a real Envoy about each chain, on the loopback interface: `node --import tsx e2e/certificates/measure-envoy.ts PATH-OF-ENVOY`.
// As a server it verifies the client's chain, as a client the server's. Prints a line for each chain: `accepted` or `refused`, and its name.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { chains, type Chain } from './chains.ts';
import { pemOf } from './verdict.ts';

const [ADMIN, FRONT, UPSTREAM, FIRST] = [20996, 20997, 20998, 21000];
// Node's own OpenSSL would refuse to show weak keys.
const CIPHERS = 'DEFAULT@SECLEVEL=0';
const LISTED = 'type.googleapis.com/envoy.extensions';

type Numbered = Chain & { readonly number: number };

const file = ({ leaf, intermediates }: Chain): string => pemOf([leaf, ...intermediates]);
const host = ({ number }: Numbered): string => `chain-${number}.test`;
const address = (port: number): object => ({ socket_address: { address: '127.0.0.1', port_value: port } });
const validation = ({ anchors }: Chain): object => ({ trusted_ca: { inline_string: pemOf(anchors) } });

const manager = (routes: readonly object[]): object => ({
  name: 'envoy.filters.network.http_connection_manager',
  typed_config: {
    '@type': `${LISTED}.filters.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: 'chains',
    route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes }] },
    http_filters: [{ name: 'envoy.filters.http.router', typed_config: { '@type': `${LISTED}.filters.http.router.v3.Router` } }],
  },
});

/** A server that asks for a client's certificate. */
function listener(chain: Numbered, own: Chain): object {
  const certificates = [{ certificate_chain: { inline_string: file(own) }, private_key: { inline_string: own.leaf.keyPem } }];
  const typed = {
    '@type': `${LISTED}.transport_sockets.tls.v3.DownstreamTlsContext`,
    require_client_certificate: true,
    common_tls_context: { tls_certificates: certificates, validation_context: validation(chain) },
  };
  const filters = [manager([{ match: { prefix: '/' }, direct_response: { status: 200 } }])];
  return { name: host(chain), address: address(FIRST + chain.number), filter_chains: [{ transport_socket: { name: 'tls', typed_config: typed }, filters }] };
}

/** A client of the one upstream server, which shows the chain that fits the SNI. */
function cluster(chain: Numbered): object {
  const typed = { '@type': `${LISTED}.transport_sockets.tls.v3.UpstreamTlsContext`, sni: host(chain), common_tls_context: { validation_context: validation(chain) } };
  const endpoints = [{ lb_endpoints: [{ endpoint: { address: address(UPSTREAM) } }] }];
  return { name: host(chain), type: 'STATIC', load_assignment: { cluster_name: host(chain), endpoints }, transport_socket: { name: 'tls', typed_config: typed } };
}

function configuration(clients: readonly Numbered[], servers: readonly Numbered[], own: Chain): string {
  const routes = servers.map((chain) => ({ match: { path: `/${chain.number}` }, route: { cluster: host(chain) } }));
  const front = { name: 'front', address: address(FRONT), filter_chains: [{ filters: [manager(routes)] }] };
  const listeners = [...clients.map((chain) => listener(chain, own)), front];
  return JSON.stringify({ admin: { address: address(ADMIN) }, static_resources: { listeners, clusters: servers.map(cluster) } });
}

/** The status; 0 where there is no answer. */
function ask(options: https.RequestOptions): Promise<number> {
  return new Promise((done) => {
    const get = options.protocol === 'https:' ? https.get : http.get;
    const request = get({ host: '127.0.0.1', agent: false, timeout: 10_000, ...options }, (answer) => {
      answer.resume();
      answer.on('end', () => done(answer.statusCode ?? 0));
      answer.on('error', () => done(0));
    });
    request.on('error', () => done(0));
    request.on('timeout', () => request.destroy(new Error('no answer')));
  });
}

async function ready(envoy: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (envoy.exitCode !== null) throw new Error('Envoy ended');
    if ((await ask({ port: ADMIN, path: '/ready' })) === 200) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('Envoy is not ready');
}

function upstream(servers: readonly Numbered[]): Promise<https.Server> {
  const byHost = new Map(servers.map((chain) => [host(chain), chain]));
  const server = https.createServer(
    {
      ciphers: CIPHERS,
      SNICallback: (name, answer) => {
        const chain = byHost.get(name);
        answer(null, chain && createSecureContext({ cert: file(chain), key: chain.leaf.keyPem, ciphers: CIPHERS }));
      },
    },
    (_, response) => response.end(),
  );
  server.on('tlsClientError', () => {});
  return new Promise((done) => server.listen(UPSTREAM, '127.0.0.1', () => done(server)));
}

async function measure(path: string, folder: string): Promise<void> {
  const all = [...chains()].map((chain, number) => ({ ...chain, number }));
  const clients = all.filter(({ usage }) => usage === 'clientAuth');
  const servers = all.filter(({ usage }) => usage === 'serverAuth');
  const [own] = all;
  if (own === undefined) throw new Error('there are no chains');
  const config = join(folder, 'envoy.json');
  writeFileSync(config, configuration(clients, servers, own), { mode: 0o600 });
  const server = await upstream(servers);
  const envoy = spawn(path, ['-c', config, '--use-dynamic-base-id', '--disable-hot-restart', '--concurrency', '1', '-l', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await ready(envoy);
    for (const chain of all) {
      const show = { protocol: 'https:', port: FIRST + chain.number, path: '/', cert: file(chain), key: chain.leaf.keyPem, ciphers: CIPHERS, rejectUnauthorized: false };
      const status = await ask(chain.usage === 'clientAuth' ? show : { port: FRONT, path: `/${chain.number}` });
      process.stdout.write(`${status === 200 ? 'accepted' : 'refused'} ${chain.name}\n`);
    }
  } finally {
    envoy.kill();
    server.close();
  }
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('the path of Envoy is missing');
const folder = mkdtempSync(join(tmpdir(), 'meshfed-envoy-'));
await measure(path, folder).finally(() => rmSync(folder, { recursive: true }));
