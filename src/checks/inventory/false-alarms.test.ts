// An inventory in which everything fits gives no finding at all, in whatever form it comes; nor does half of one.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../../dev/fixtures.ts';
import { spec } from '../../dev/spec.ts';

const base = fixtureFiles('bookinfo');
const text = (path: string): string => new TextDecoder().decode(base.get(path));

const service = (name: string, namespace: string, app: string, port: number, target: number | string): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace, resourceVersion: '7', managedFields: [{ manager: 'kubectl' }] },
  spec: { type: 'ClusterIP', clusterIP: '10.0.0.1', selector: { app }, ports: [{ name: 'http', port, targetPort: target, protocol: 'TCP' }] },
  status: { loadBalancer: {} },
});
const deployment = (name: string, labels: object, port: number): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'bookinfo' },
  spec: { template: { metadata: { labels }, spec: { containers: [{ name: 'app', ports: [{ name: 'web', containerPort: port }] }] } } },
});
const namespace = (name: string, labels: object): object => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
const istio = (group: string, kind: string, name: string, where: string, body: object): object => ({ apiVersion: `${group}.istio.io/v1`, kind, metadata: { name, namespace: where }, spec: body });

const PROVIDER: readonly object[] = [
  namespace('kube-system', {}),
  namespace('bookinfo', { 'istio-injection': 'enabled' }),
  namespace('istio-private-gateways', { 'istio-injection': 'enabled' }),
  service('myratings', 'bookinfo', 'ratings', 9080, 9080),
  service('httpbin', 'bookinfo', 'httpbin', 8000, 'web'),
  service('details', 'bookinfo', 'details', 9080, 9080),
  deployment('ratings-v1', { app: 'ratings', version: 'v1' }, 9080),
  deployment('ratings-v2', { app: 'ratings', version: 'v2' }, 9080),
  deployment('httpbin', { app: 'httpbin' }, 80),
  istio('networking', 'DestinationRule', 'ratings', 'bookinfo', { host: 'myratings', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } }, subsets: [{ name: 'v1', labels: { version: 'v1' } }] }),
  istio('networking', 'VirtualService', 'ratings', 'bookinfo', { hosts: ['myratings'], http: [{ route: [{ destination: { host: 'myratings', subset: 'v1' } }] }] }),
  istio('networking', 'VirtualService', 'shop', 'bookinfo', { hosts: ['shop.example.com'], gateways: ['istio-system/public'], http: [{ route: [{ destination: { host: 'details' } }] }] }),
  istio('networking', 'Gateway', 'public', 'istio-system', { selector: { istio: 'ingressgateway' }, servers: [] }),
  istio('networking', 'Sidecar', 'default', 'bookinfo', { egress: [{ hosts: ['./*'] }] }),
  istio('security', 'PeerAuthentication', 'default', 'istio-system', { mtls: { mode: 'STRICT' } }),
  istio('security', 'AuthorizationPolicy', 'details', 'bookinfo', { selector: { matchLabels: { app: 'details' } }, rules: [{ from: [{ source: { principals: ['cluster.local/ns/bookinfo/sa/productpage'] } }] }] }),
];

const CONSUMER: readonly object[] = [
  namespace('default', { 'istio.io/rev': 'stable' }),
  service('reviews', 'default', 'reviews', 9080, 9080),
  istio('networking', 'Sidecar', 'default', 'default', { egress: [{ hosts: ['./*', 'istio-private-gateways/*', 'istio-system/*'] }] }),
  istio('networking', 'DestinationRule', 'default', 'istio-system', { host: '*.local', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }),
  istio('networking', 'ServiceEntry', 'web', 'default', { hosts: ['www.example.com'], ports: [{ number: 443, name: 'tls', protocol: 'TLS' }], resolution: 'DNS' }),
];

const asList = (objects: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }, null, 2);
const asDocuments = (objects: readonly object[]): string => objects.map((one) => `---\n${JSON.stringify(one)}\n`).join('');

function codes(provider: string, consumer: string, change = (agreement: string): string => agreement): readonly string[] {
  const listed = (path: string): string => text(path).replace('\nspec:\n', '\nspec:\n  inventory: [i/*]\n');
  const files = new Map<string, string | Uint8Array>([...base, ['cluster1/agreement.yaml', listed('cluster1/agreement.yaml')], ['cluster2/agreement.yaml', change(listed('cluster2/agreement.yaml'))]]);
  files.set('cluster1/i/all.yaml', consumer).set('cluster2/i/all.json', provider);
  return compileFiles(files).findings.map(({ code }) => code);
}

const plain = compileFiles(base).findings.map(({ code }) => code);

spec('an inventory that fits', (test) => {
  test('gives nothing, as a list and as documents', () => {
    assert.equal(codes(asList(PROVIDER), asDocuments(CONSUMER)), plain);
    assert.equal(codes(asDocuments(PROVIDER), asList(CONSUMER)), plain);
  });

  test('gives nothing with `workload` either', () => {
    const withWorkloads = (agreement: string): string =>
      agreement.replace('{version: v1}}\n', '{version: v1}}\n      workload: {labels: {app: ratings, version: v1}, port: 9080}\n').replace('port: 8000\n', 'port: 8000\n      workload: {labels: {app: httpbin}, port: 80}\n');
    assert.equal(codes(asList(PROVIDER), asList(CONSUMER), withWorkloads), plain);
  });

  // What is left out is what somebody keeps elsewhere.
  for (const kind of ['Namespace', 'Service', 'Deployment', 'DestinationRule', 'VirtualService', 'Sidecar', 'AuthorizationPolicy']) {
    test(`gives nothing without any ${kind}, nor with nothing else`, () => {
      const is = (one: object): boolean => (one as { readonly kind: string }).kind === kind;
      const without = (objects: readonly object[]): string => asList(objects.filter((one) => !is(one)));
      assert.equal(codes(without(PROVIDER), without(CONSUMER)), plain);
      assert.equal(codes(asList(PROVIDER.filter(is)), asList(CONSUMER.filter(is))), plain);
    });
  }

  test('gives nothing where it is a dump that holds our own overlays', () => {
    const overlays = compileFiles(base).compiled.map(({ overlay }) => [...overlay.files].filter(([path]) => !path.endsWith('kustomization.yaml')).map(([, file]) => `---\n${file.text}`).join(''));
    const [consumer = '', provider = ''] = overlays;
    const listed = (path: string): string => text(path).replace('\nspec:\n', '\nspec:\n  inventory: [i/*]\n');
    const files = new Map<string, string | Uint8Array>([...base, ['cluster1/agreement.yaml', listed('cluster1/agreement.yaml')], ['cluster2/agreement.yaml', listed('cluster2/agreement.yaml')], ['cluster1/i/o.yaml', consumer], ['cluster2/i/o.yaml', provider]]);
    assert.equal(compileFiles(files).findings.map(({ code }) => code), plain);
  });
});
