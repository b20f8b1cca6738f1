// The lock behind the gateway is one for all pods of a workload, whatever their other labels: found by a federation at random.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { proveFederation } from './prove-federation.ts';

const AGREEMENT = `
apiVersion: meshfed.dev/v1alpha1
kind: Agreement
metadata: {name: cluster2}
spec:
  hostname: c2.example.com
  gateways: {ingress: {addresses: [203.0.113.10]}}
  trust: [certs/example.com.crt]
  peers:
    - {cluster: cluster1, egress: {identity: spiffe://c1.example.com/istio-private-egressgateway}}
  exposes:
    - {service: other, namespace: ns, port: 80, workload: {labels: {app: x, version: v2}, port: 8080}, to: [{cluster: cluster1, methods: [HEAD]}]}
    - {service: svc, namespace: ns, port: 80, subset: {name: v1, labels: {version: v1}}, workload: {labels: {app: x}, port: 8080}, to: []}
    - {service: svc, namespace: ns, port: 80, subset: {name: v2, labels: {version: v2}}, workload: {labels: {app: x}, port: 8080}, to: [{cluster: cluster1, methods: [GET]}]}
`;

function differences(change: (path: string, text: string) => string): readonly string[] {
  const { compiled, federation } = compileFiles(new Map<string, Uint8Array | string>([...fixtureFiles('bookinfo'), ['cluster2/agreement.yaml', AGREEMENT]]));
  const files = new Map(compiled.filter(({ overlay }) => overlay.cluster === 'cluster2').map(({ overlay }) => [overlay.cluster as string, new Map([...overlay.files].map(([path, { text }]) => [path, change(path, text)] as const))]));
  assert.is(files.size, 1);
  return proveFederation({ files, folder: (cluster) => `${cluster}/`, agreed: false }, federation).map(({ kind }) => kind);
}

spec('the lock behind the gateway', (test) => {
  test('may let through at one subset what is granted at another of the same workload', () => {
    assert.equal(differences((_, text) => text), []);
  });

  test('still lets through no more than that, and no less', () => {
    const changed = (from: string, to: string) => differences((path, text) => (path.includes('meshfed-svc') ? text.replaceAll(from, to) : text));
    assert.equal([...new Set(changed('              - HEAD\n', '              - HEAD\n              - PUT\n'))], ['second-lock']);
    assert.equal([...new Set(changed('              - HEAD\n', ''))], ['second-lock']);
  });
});
