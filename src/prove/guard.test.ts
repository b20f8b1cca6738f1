// Policies as Istio hands them to Envoy, where that is not what they seem to say.
import * as assert from 'uvu/assert';
import { spec } from '../dev/spec.ts';
import { guard, policiesOf } from './guard.ts';
import { readMesh } from './mesh.ts';

const passes = (pattern: string, principal: string, trustDomain: string): boolean => {
  const text = `{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: a, namespace: gw}, spec: {rules: [{from: [{source: {principals: ["${pattern}"]}}]}]}}`;
  const { policies } = readMesh(new Map([['a.yaml', text]]), '');
  return guard(policiesOf(policies, 'gw', new Map()), { principal, sni: '', port: 8443 }, trustDomain).decide({ authority: 'a', method: 'GET', path: '/', upgrade: false }).allowed;
};

spec('principals', (test) => {
  test('cluster.local is the own trust domain, and then no other', () => {
    assert.is(passes('cluster.local/ns/app/sa/one', 'mesh.internal/ns/app/sa/one', 'mesh.internal'), true);
    assert.is(passes('cluster.local/ns/app/sa/*', 'mesh.internal/ns/app/sa/one', 'mesh.internal'), true);
    assert.is(passes('cluster.local/ns/app/sa/one', 'cluster.local/ns/app/sa/one', 'mesh.internal'), false);
    assert.is(passes('cluster.local/ns/app/sa/one', 'cluster.local/ns/app/sa/one', 'cluster.local'), true);
  });

  test('in fewer than five parts it is what it says', () => {
    assert.is(passes('cluster.local/ns/app/*', 'mesh.internal/ns/app/sa/one', 'mesh.internal'), false);
    assert.is(passes('cluster.local/*', 'mesh.internal/ns/app/sa/one', 'mesh.internal'), false);
    assert.is(passes('cluster.local/ns/app/*', 'cluster.local/ns/app/sa/one', 'mesh.internal'), true);
  });
});
