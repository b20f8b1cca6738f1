// What the controllers would make that the lab does not run.
import * as assert from 'uvu/assert';
import { spec } from '../../src/dev/spec.ts';
import { endpointSlice, gatewayPod } from './kubernetes.ts';

const pods = [
  { name: 'v1', namespace: 'bookinfo', labels: { app: 'ratings', version: 'v1' }, address: '10.231.2.10' },
  { name: 'v2', namespace: 'bookinfo', labels: { app: 'ratings', version: 'v2' }, address: '10.231.2.11' },
  { name: 'v1', namespace: 'other', labels: { app: 'ratings', version: 'v1' }, address: '10.231.2.12' },
];
const service = (spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'ratings', namespace: 'bookinfo' }, spec });

spec('what Kubernetes would make', (test) => {
  test('an endpoint slice has the pods of the namespace that the selector names, at the target port', () => {
    const slice = endpointSlice(service({ selector: { app: 'ratings' }, ports: [{ name: 'http', port: 80, targetPort: 9080 }] }), pods);
    assert.equal(slice?.['ports'], [{ name: 'http', port: 9080, protocol: 'TCP' }]);
    const endpoints = slice?.['endpoints'] as readonly { readonly addresses: readonly string[] }[];
    assert.equal(endpoints.map(({ addresses }) => addresses), [['10.231.2.10'], ['10.231.2.11']]);
  });

  test('a Service without selector has none', () => {
    assert.is(endpointSlice(service({ ports: [{ port: 80 }] }), pods), undefined);
  });

  test("a gateway's pod has the labels and the account of its template", () => {
    const template = { metadata: { labels: { istio: 'x' } }, spec: { serviceAccountName: 'door' } };
    const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'gate', namespace: 'gw' }, spec: { template } };
    assert.equal(gatewayPod(deployment), { name: 'gate', namespace: 'gw', labels: { istio: 'x' }, account: 'door', proxy: 'router', serves: [] });
  });
});
