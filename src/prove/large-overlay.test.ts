// What a large federation shares out over several objects is read as one, as istiod does, and only where their order does not matter.
import * as assert from 'uvu/assert';
import { ring } from '../dev/ring.ts';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import type { Difference } from './difference.ts';
import { proveOverlay } from './prove-overlay.ts';

const ca = fixtureFiles('bookinfo').get('cluster1/certs/example.com.crt') ?? new Uint8Array();
const { compiled, federation } = compileFiles(ring(2, 150, ca));
const agreement = federation.agreements[0];
const files = new Map(compiled.flatMap(({ overlay }) => (overlay.cluster === 'c0' ? [...overlay.files].map(([path, { text }]) => [path, text] as const) : [])));

const prove = (changed: ReadonlyMap<string, string>): readonly Difference[] => (agreement === undefined ? [] : proveOverlay(changed, 'c0/', agreement, federation).differences);

const pathsOf = (pattern: RegExp): readonly string[] => [...files.keys()].filter((path) => pattern.test(path));

/** One replacement in the first file of a kind that has what is replaced. */
function replaced(pattern: RegExp, from: string | RegExp, to: string): ReadonlyMap<string, string> {
  const path = pathsOf(pattern).find((one) => files.get(one)?.match(from) !== null);
  if (path === undefined) throw new Error(`no file ${pattern} holds it`);
  return new Map(files).set(path, (files.get(path) ?? '').replace(from, to));
}

const ROUTES = /virtualservice-c0\.example\.com/;
const RULES = /destinationrule-istio-private-egressgateway/;

spec('an overlay of several objects of one kind', (test) => {
  test('is several of each kind', () => {
    for (const pattern of [/authorizationpolicy-istio-private-ingressgateway/, /authorizationpolicy-istio-private-egressgateway/, ROUTES, RULES]) {
      assert.ok(pathsOf(pattern).length > 1, String(pattern));
    }
  });

  test('grants what is agreed', () => assert.equal(prove(files).map(({ message }) => message), []));

  const ways = [
    ['a route that another one has too, and leads elsewhere', 'outside', replaced(ROUTES, '  http:\n', '  http:\n    - match: [{uri: {prefix: /ns1/s1/}}, {uri: {prefix: /ns2/s2/}}]\n      route: [{destination: {host: x.ns1.svc.cluster.local, port: {number: 80}}}]\n')],
    ['ambiguous paths that one of them lets through', 'outside', replaced(ROUTES, /    - name: refuse[^]*?status: 400\n/, '')],
    ['rules that are exported to others', 'outside', replaced(RULES, /exportTo:\n/, 'exportTo:\n    - more\n')],
    ['rules that speak in two ways', 'outside', replaced(RULES, 'sa/istio-private-egressgateway', 'sa/istio-private')],
    ['one policy that says more', 'opened', replaced(/authorizationpolicy-istio-private-ingressgateway-/, '- GET\n', '- GET\n              - POST\n')],
    ['one policy that says less', 'closed', replaced(/authorizationpolicy-istio-private-ingressgateway-/, '- GET\n', '- HEAD\n')],
  ] as const;
  for (const [what, kind, changed] of ways) {
    test(what, () => {
      const found = prove(changed);
      const wanted = kind === 'outside' ? ['outside', 'broken-hop'] : [kind];
      assert.ok(found.length > 0 && found.some((one) => wanted.includes(one.kind)), found.slice(0, 3).map((one) => `${one.kind}: ${one.message}`).join('\n'));
    });
  }
});
