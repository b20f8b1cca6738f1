// Which server a handshake meets, and what its route table has: as it was seen with real Envoys.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { casOf, shakesHands } from './ingress.ts';
import { readMesh } from './mesh.ts';
import { hostOfAuthority, routeTables, serverIndex, virtualHostFor } from './routing.ts';

const server = (name: string, hosts: string, tls: string): string => `{port: {number: 443, name: ${name}, protocol: HTTPS}, hosts: ${hosts}, tls: ${tls}}`;
const gateway = (...servers: readonly string[]): string => `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: gw, namespace: gw}\nspec: {selector: {a: b}, servers: [${servers.join(', ')}]}\n`;
const routes = (host: string): string => `---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: ${host}, namespace: gw}\nspec: {hosts: [${host}], gateways: [gw/gw], http: [{route: [{destination: {host: x.gw.svc.cluster.local, port: {number: 80}}}]}]}\n`;

/** The names that the server with this SNI has routes for. */
function routed(sni: string, ...servers: readonly string[]): readonly string[] {
  const { gateways, virtualServices } = readMesh(new Map([['a.yaml', gateway(...servers) + routes('a.example') + routes('b.example')]]), '');
  const met = serverIndex(gateways.flatMap((one) => one.servers))(sni);
  return met?.kind === 'met' ? routeTables(virtualServices, 'gw')(met.server).map(({ name }) => name) : [];
}

const MUTUAL = '{mode: ISTIO_MUTUAL}';

spec('route tables', (test) => {
  test('a server has those of its hosts alone', () => {
    assert.equal(routed('a.example', server('a', '[gw/a.example]', MUTUAL), server('b', '[gw/b.example]', MUTUAL)), ['a.example']);
  });

  test('hosts of one server share one, so that the SNI does not bind the authority', () => {
    assert.equal(routed('a.example', server('a', '[gw/a.example, gw/b.example]', MUTUAL)), ['a.example', 'b.example']);
    assert.equal(routed('a.example', server('a', '[gw/a.example, other/b.example]', MUTUAL)), ['a.example']);
  });

  test('whatever follows the last colon is a port', () => {
    assert.equal(['A.example', 'a.example:80', 'a.example:', 'a.example:x', 'a.example.', 'a.example:1:2'].map(hostOfAuthority), ['a.example', 'a.example', 'a.example', 'a.example', 'a.example.', 'a.example:1']);
    assert.is(virtualHostFor([{ name: 'a.example', services: [] }], 'a.example:x')?.name, 'a.example');
  });
});

spec('the handshake', (test) => {
  const only = (tls: string) => {
    const mesh = readMesh(new Map([['a.yaml', gateway(server('a', '[gw/a.example]', tls))]]), '');
    const [first] = mesh.gateways.flatMap((one) => one.servers);
    if (first === undefined) throw new Error('no server');
    return { first, mesh };
  };

  test('a server that wants names wants a certificate, though its mode does not', () => {
    assert.is(shakesHands(only('{mode: OPTIONAL_MUTUAL, credentialName: c}').first, new Set(['ca']), null, null), 'without');
    assert.is(shakesHands(only('{mode: OPTIONAL_MUTUAL, credentialName: c, subjectAltNames: ["spiffe://a.example/b"]}').first, new Set(['ca']), null, null), 'refused');
  });

  test('a server that asks for no certificate needs no CA', () => {
    const { first, mesh } = only('{mode: SIMPLE, credentialName: c}');
    assert.equal(casOf(mesh, first, 'gw'), new Set());
    assert.is(shakesHands(first, new Set(), 'spiffe://a.example/b', 'ca'), 'without');
  });
});
