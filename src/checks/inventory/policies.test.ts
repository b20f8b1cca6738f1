// Whether a policy of the owner lets a known caller through is answered as Envoy would, and left open where it can't be known.
import * as assert from 'uvu/assert';
import { spec } from '../../dev/spec.ts';
import type { AuthorizationPolicy } from '../../manifests/manifest.ts';
import { readManifests } from '../../manifests/read-manifests.ts';
import { ruleConcerns } from './policies.ts';

const GATEWAY = { principal: 'cluster.local/ns/gw/sa/ingress', namespace: 'gw', account: 'ingress' };

function answer(rule: string, port?: number, caller = GATEWAY): string {
  const text = `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {name: a, namespace: b}\nspec: {rules: [${rule}]}\n`;
  const { manifests, faults } = readManifests({ path: 'x', text });
  assert.equal(faults, []);
  const [found] = (manifests[0] as AuthorizationPolicy).rules ?? [];
  assert.ok(found);
  return ruleConcerns(found, caller, port);
}

const from = (source: string): string => `{from: [{source: {${source}}}]}`;

const ANSWERS: readonly (readonly [rule: string, answer: string])[] = [
  ['{}', 'yes'],
  ['{from: [], to: []}', 'yes'],
  [from('principals: ["*"]'), 'yes'],
  [from('principals: [cluster.local/ns/gw/sa/ingress]'), 'yes'],
  [from('principals: ["cluster.local/ns/gw/*"]'), 'yes'],
  [from('principals: ["*/sa/ingress"]'), 'yes'],
  [from('principals: [other.domain/ns/gw/sa/ingress]'), 'no'],
  // Two stars are taken literally, and so is the scheme (C073, C071).
  [from('principals: ["*/gw/*"]'), 'no'],
  [from('principals: ["spiffe://cluster.local/ns/gw/sa/ingress"]'), 'no'],
  [from('notPrincipals: [cluster.local/ns/gw/sa/ingress]'), 'no'],
  [from('notPrincipals: [cluster.local/ns/x/sa/y]'), 'yes'],
  [from('namespaces: [a, gw]'), 'yes'],
  [from('namespaces: [a], principals: ["*"]'), 'no'],
  [from('serviceAccounts: [gw/ingress]'), 'yes'],
  [from('principals: []'), 'yes'],
  [from('ipBlocks: [10.0.0.0/8]'), 'open'],
  [from('requestPrincipals: ["*"]'), 'open'],
  [from('moons: [a]'), 'open'],
  ['{from: [{source: {namespaces: [a]}}, {source: {namespaces: [gw]}}]}', 'yes'],
  ['{to: [{operation: {methods: [GET]}}]}', 'open'],
  ['{to: [{operation: {ports: ["8080"]}}]}', 'no'],
  ['{to: [{operation: {ports: ["9080"]}}]}', 'open'],
  ['{when: [{key: "request.headers[x]", values: [y]}]}', 'open'],
  ['{from: [{source: {namespaces: [a]}}], when: [{key: x, values: [y]}]}', 'no'],
];

spec('ruleConcerns', (test) => {
  for (const [rule, expected] of ANSWERS) test(`${rule}: ${expected}`, () => assert.is(answer(rule, 9080), expected));

  test('a caller without a namespace is of none', () => {
    assert.is(answer(from('namespaces: ["*"]'), undefined, { principal: 'c1.example.com/gateway', namespace: '', account: '' }), 'no');
  });
});
