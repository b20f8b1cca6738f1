// What is emitted is proved, and every hole that a hand can make is found.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles, stories } from '../dev/fixtures.ts';
import { spec } from '../dev/spec.ts';
import { added, differences, left, policy, replaced, route, textsOf, type Texts } from '../dev/overlay-edits.ts';
import type { DifferenceKind } from './difference.ts';

spec('proveOverlay', (test) => {
  for (const story of stories()) {
    test(`${story}: the overlays grant what is agreed, and nothing else`, () => {
      const compilation = compileFiles(fixtureFiles(story));
      for (const { overlay, target } of compilation.compiled) {
        if (target === 'istio') assert.equal(differences(compilation, overlay.cluster, textsOf(compilation, overlay.cluster)).map(({ message }) => message), []);
      }
    });
  }
});

const G = 'istio-private-gateways';
const INGRESS_POLICY = 'authorizationpolicy-istio-private-ingressgateway.yaml';
const ROUTES = 'virtualservice-payments.example.com.yaml';
const BEHIND = 'authorizationpolicy-meshfed-payments-api-in-payments.yaml';
const GATEWAY = 'gateways/gateway-istio-private-ingressgateway.yaml';

const HOLES: readonly (readonly [hole: string, kind: DifferenceKind, change: (files: Texts) => Texts])[] = [
  ['a second ALLOW policy for everybody', 'opened', added(policy('more', G, '{action: ALLOW, rules: [{}]}'))],
  ['a second ALLOW policy for a peer', 'opened', added(policy('more', G, '{selector: {matchLabels: {istio: private-ingressgateway}}, rules: [{from: [{source: {principals: [shop.example.com/*]}}]}]}'))],
  ['a second ALLOW policy in the root namespace', 'opened', added(policy('more', 'istio-system', '{rules: [{to: [{operation: {methods: [DELETE]}}]}]}'))],
  ['a DENY policy in the root namespace', 'closed', added(policy('more', 'istio-system', '{action: DENY, rules: [{to: [{operation: {methods: [POST]}}]}]}'))],
  ['a rule without conditions', 'opened', replaced(INGRESS_POLICY, /rules:\n[^]*/, 'rules: [{}]\n')],
  ['no rules', 'closed', replaced(INGRESS_POLICY, /rules:\n[^]*/, 'rules: []\n')],
  ['the policy left out', 'opened', left(INGRESS_POLICY)],
  ['its selector matches nothing', 'opened', replaced(INGRESS_POLICY, 'istio: private-ingressgateway', 'istio: private-ingresgateway')],
  ['its namespace is another', 'opened', replaced(INGRESS_POLICY, `namespace: ${G}`, 'namespace: payments')],
  ['its action is another', 'opened', replaced(INGRESS_POLICY, 'action: ALLOW', 'action: DENY')],
  ['its action is AUDIT', 'opened', replaced(INGRESS_POLICY, 'action: ALLOW', 'action: AUDIT')],
  ['its action is CUSTOM', 'outside', replaced(INGRESS_POLICY, 'action: ALLOW', 'action: CUSTOM')],
  ['a path with one more star', 'opened', replaced(INGRESS_POLICY, '- /payments/charges\n', '- /payments/charges*\n')],
  ['a prefix without its slash', 'opened', replaced(INGRESS_POLICY, '/payments/refunds/*', '/payments/refunds*')],
  ['a method more', 'opened', replaced(INGRESS_POLICY, '- POST\n', '- POST\n              - PUT\n')],
  ['a method less', 'closed', replaced(INGRESS_POLICY, '              - POST\n', '')],
  ['a principal with spiffe:// matches nothing', 'closed', replaced(INGRESS_POLICY, '- shop.example.com/', '- spiffe://shop.example.com/')],
  ['a template in a host', 'outside', replaced(INGRESS_POLICY, 'paths:', 'hosts: ["*{x}"]\n            paths:')],
  ['the condition on upgrades left out', 'opened', replaced(INGRESS_POLICY, /        - key: "request.headers\[upgrade\]"\n.*\n.*\n/, '')],
  ['another SNI in its condition', 'closed', replaced(INGRESS_POLICY, '- payments.example.com\n', '- paiments.example.com\n')],
  ['a condition on a token', 'outside', replaced(INGRESS_POLICY, 'methods:', 'requestPrincipals: ["*"]\n            methods:')],
  ['ports of another gateway', 'closed', replaced(INGRESS_POLICY, 'methods:', 'ports: ["443"]\n            methods:')],
  ['a prefix without its slash in a route', 'closed', replaced(ROUTES, 'prefix: /payments/', 'prefix: /payments')],
  ['a rewrite without its slash', 'closed', replaced(ROUTES, 'uri: /\n', 'uri: ""\n')],
  ['another authority', 'closed', replaced(ROUTES, 'authority: payments-api', 'authority: payments')],
  ['another port', 'closed', replaced(ROUTES, 'number: 8443', 'number: 8444')],
  ['another Service', 'closed', replaced(ROUTES, '- destination:\n            host: payments-api', '- destination:\n            host: payments-db')],
  ['a subset that no rule has', 'closed', replaced(ROUTES, '            port:\n', '            subset: v2\n            port:\n')],
  ['ambiguous paths are no longer refused', 'opened', replaced(ROUTES, /    - name: refuse[^]*?status: 400\n/, '')],
  ['ambiguous paths are refused after the route', 'opened', replaced(ROUTES, /(    - name: refuse[^]*?status: 400\n)([^]*)/, '$2$1')],
  ['another regular expression', 'outside', replaced(ROUTES, '%2f|', '')],
  ['a route above another', 'closed', replaced(ROUTES, '  http:\n', '  http:\n    - match: [{uri: {prefix: /payments/charges}}]\n      route: [{destination: {host: other.payments.svc.cluster.local, port: {number: 80}}}]\n')],
  ['exportTo leaves the gateway out', 'closed', replaced(ROUTES, '- "."', '- payments')],
  ['bound to another gateway', 'closed', replaced(ROUTES, `${G}/istio-private-ingressgateway`, `${G}/ingressgateway`)],
  ['another host', 'closed', replaced(ROUTES, '    - payments.example.com\n', '    - payment.example.com\n')],
  ['a host in capitals', 'outside', replaced(ROUTES, '    - payments.example.com\n', '    - Payments.example.com\n')],
  ['a server’s host in capitals', 'outside', replaced(GATEWAY, `${G}/payments.example.com`, `${G}/Payments.example.com`)],
  ['a fault is injected', 'outside', replaced(ROUTES, '      retries:', '      fault: {abort: {httpStatus: 500, percentage: {value: 100}}}\n      retries:')],
  ['a second VirtualService of the same host', 'outside', added(route('more', G, `{hosts: [payments.example.com], gateways: [istio-private-ingressgateway], http: [{route: [{destination: {host: x.payments.svc.cluster.local, port: {number: 80}}}]}]}`))],
  ['a wildcard server beside ours', 'opened', (files) => replaced(GATEWAY, '  servers:\n', `  servers:\n    - port: {number: 15443, name: https-more, protocol: HTTPS}\n      hosts: ["*"]\n      tls: {mode: SIMPLE, credentialName: istio-private-ingressgateway-certs}\n`)(added(policy('more', G, '{selector: {matchLabels: {istio: private-ingressgateway}}, rules: [{to: [{operation: {hosts: ["*"]}}]}]}') + '---\n' + route('more', G, '{hosts: ["*"], gateways: [istio-private-ingressgateway], http: [{route: [{destination: {host: x.payments.svc.cluster.local, port: {number: 80}}}]}]}'))(files))],
  ['a wildcard server, and a rule for an SNI of it', 'opened', (files) => replaced(GATEWAY, `        - ${G}/payments.example.com`, `        - ${G}/*.example.com`)(replaced(INGRESS_POLICY, 'rules:\n', 'rules:\n    - when: [{key: connection.sni, values: [back.example.com]}]\n')(files))],
  ['an HTTP server', 'outside', replaced(GATEWAY, 'protocol: HTTPS', 'protocol: HTTP')],
  ['a server that asks for no certificate', 'closed', replaced(GATEWAY, 'mode: MUTUAL', 'mode: SIMPLE')],
  ['a server of the mesh', 'closed', replaced(GATEWAY, 'mode: MUTUAL', 'mode: ISTIO_MUTUAL')],
  ['a passthrough server', 'outside', replaced(GATEWAY, 'mode: MUTUAL', 'mode: AUTO_PASSTHROUGH')],
  ['CAs that nobody sees', 'outside', replaced(GATEWAY, /        caCertCredentialName: .*\n/, '')],
  ['CAs of another name', 'outside', replaced(GATEWAY, 'configmap://istio-private-gateways/', 'configmap://')],
  ['a ConfigMap that is left out', 'outside', left('configmap-istio-private-ingressgateway-trust.yaml')],
  ['another key pair', 'closed', replaced(GATEWAY, /credentialName: istio-private-ingressgateway-certs/, 'credentialName: other')],
  ['a name less at the handshake', 'closed', replaced(GATEWAY, 'spiffe://shop.example.com', 'spiffe://stop.example.com')],
  ['the Gateway selects other pods', 'closed', replaced(GATEWAY, '    istio: private-ingressgateway', '    istio: ingressgateway')],
  ['the Gateway selects all pods', 'outside', replaced(GATEWAY, '  selector:\n    istio: private-ingressgateway', '  selector: {}')],
  ['another port of the Gateway', 'closed', replaced(GATEWAY, 'number: 15443', 'number: 15444')],
  ['another port of the Service', 'closed', replaced('service-istio-private-ingressgateway.yaml', ' port: 15443', ' port: 15444')],
  ['the Service selects nothing', 'closed', replaced('service-istio-private-ingressgateway.yaml', '    istio: private', '    istio: privat')],
  ['the DestinationRule left out', 'closed', left('destinationrule-payments-api.payments.yaml')],
  ['the DestinationRule is not seen', 'closed', replaced('destinationrule-payments-api.payments.yaml', '- "."', '- payments')],
  ['the last hop in plain text', 'closed', replaced('destinationrule-payments-api.payments.yaml', 'ISTIO_MUTUAL', 'DISABLE')],
  ['a file that is not applied', 'opened', replaced('kustomization.yaml', `  - gateways/${INGRESS_POLICY}\n`, '')],
  ['a patch in the kustomization', 'outside', (files) => new Map(files).set('kustomization.yaml', `${files.get('kustomization.yaml')}patches: []\n`)],
  ['the policy behind left out', 'second-lock', left(BEHIND)],
  ['the policy behind allows', 'second-lock', replaced(BEHIND, 'action: DENY', 'action: ALLOW')],
  ['the policy behind names another account', 'second-lock', replaced(BEHIND, /gateways\/sa\/istio/g, 'gateways/sa/isto')],
  ['the policy behind names another trust domain', 'second-lock', replaced(BEHIND, /"\*\/ns/g, '"cluster.example/ns')],
  ['the policy behind names another port', 'second-lock', replaced(BEHIND, '            ports:\n              - "8080"', '            ports:\n              - "8443"')],
  ['the policy behind has a path more', 'second-lock', replaced(BEHIND, '              - /charges/*\n', '              - /charges/*\n              - /refunds/*\n')],
  ['an EnvoyFilter', 'outside', added('apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: {name: x, namespace: istio-system}\nspec: {configPatches: []}\n')],
  ['a PeerAuthentication', 'outside', added('apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: {name: x, namespace: istio-system}\nspec: {mtls: {mode: DISABLE}}\n')],
  ['an alias', 'outside', added('apiVersion: v1\nkind: Namespace\nmetadata: &a {name: x}\n')],
  ['a key that stands twice', 'outside', replaced(GATEWAY, 'spec:\n', 'spec:\n  servers: []\n')],
];

const EGRESS_POLICY = 'authorizationpolicy-istio-private-egressgateway.yaml';
const CALLER_ROUTE = 'virtualservice-payments-in-checkout.yaml';
const EGRESS_RULE = 'destinationrule-istio-private-egressgateway.yaml';
const REMOTE_RULE = 'destinationrule-payments.example.com.yaml';
const REMOTE_ROUTE = 'virtualservice-payments.checkout.yaml';
const LOCAL = 'service-payments-in-checkout.yaml';

const WAYS_OUT: typeof HOLES = [
  ['the policy of the egress gateway left out', 'opened', left(EGRESS_POLICY)],
  ['its rules without conditions', 'opened', replaced(EGRESS_POLICY, /rules:\n[^]*/, 'rules: [{}]\n')],
  ['a caller more', 'opened', replaced(EGRESS_POLICY, /(\n +- )(cluster.local\/ns\/back-office\/sa\/\*)/, '$1$2$1cluster.local/ns/other/sa/*')],
  ['every caller', 'opened', replaced(EGRESS_POLICY, 'cluster.local/ns/back-office/sa/*', '*')],
  ['a caller less', 'broken-hop', replaced(EGRESS_POLICY, /\n +- cluster.local\/ns\/back-office\/sa\/\*/, '')],
  ['another trust domain', 'broken-hop', replaced(EGRESS_POLICY, /cluster.local\/ns/g, 'mesh.example/ns')],
  ['another host in its rule', 'broken-hop', replaced(EGRESS_POLICY, '- payments.checkout', '- paiments.checkout')],
  ['the local name left out', 'broken-hop', left(LOCAL)],
  ['the local name on another port', 'broken-hop', replaced(LOCAL, ' port: 80', ' port: 81')],
  ['the local name is no HTTP', 'broken-hop', replaced(LOCAL, 'appProtocol: http', 'appProtocol: tcp')],
  ['the local name is not exported', 'broken-hop', replaced(LOCAL, '.,back-office', '.')],
  ['the caller’s route left out', 'broken-hop', left(CALLER_ROUTE)],
  ['the caller’s route is not exported', 'broken-hop', replaced(CALLER_ROUTE, '    - back-office\n', '')],
  ['the caller’s route has another subset', 'broken-hop', replaced(CALLER_ROUTE, 'subset: payments-checkout', 'subset: payments')],
  ['the caller’s route has another authority', 'broken-hop', replaced(CALLER_ROUTE, 'authority: payments', 'authority: paiments')],
  ['the egress rule left out', 'broken-hop', left(EGRESS_RULE)],
  ['the egress rule is not exported', 'broken-hop', replaced(EGRESS_RULE, '    - back-office\n', '')],
  ['the egress rule has another SNI', 'broken-hop', replaced(EGRESS_RULE, 'sni: payments', 'sni: paiments')],
  ['the egress rule expects another identity', 'broken-hop', replaced(EGRESS_RULE, /sa\/istio-private-egressgateway/g, 'sa/other')],
  ['the route of the egress gateway left out', 'broken-hop', left(REMOTE_ROUTE)],
  ['its rewrite loses a slash', 'broken-hop', replaced(REMOTE_ROUTE, 'uri: /payments/', 'uri: /payments')],
  ['its authority is another', 'broken-hop', replaced(REMOTE_ROUTE, 'authority: payments.example.com', 'authority: payment.example.com')],
  ['the other cluster at another address', 'broken-hop', replaced('serviceentry-payments.example.com.yaml', '198.51.100.20', '198.51.100.22')],
  ['the other cluster at another port', 'broken-hop', replaced('serviceentry-payments.example.com.yaml', '15443', '15444')],
  ['the remote rule left out', 'broken-hop', left(REMOTE_RULE)],
  ['the remote rule selects other pods', 'broken-hop', replaced(REMOTE_RULE, 'istio: private-egressgateway', 'istio: egressgateway')],
  ['any server will do', 'broken-hop', replaced(REMOTE_RULE, 'insecureSkipVerify: false', 'insecureSkipVerify: true')],
  ['any name of the CA will do', 'broken-hop', replaced(REMOTE_RULE, / +subjectAltNames:\n.*\n/, '')],
  ['another SNI', 'broken-hop', replaced(REMOTE_RULE, 'sni: payments', 'sni: paiments')],
  ['the bundle left out', 'broken-hop', left('secret-istio-private-egressgateway-certs-cacert.yaml')],
  ['an egress server of another mode', 'outside', replaced('gateways/gateway-istio-private-egressgateway.yaml', 'ISTIO_MUTUAL', 'SIMPLE')],
];

spec('ways out', (test) => {
  const compilation = compileFiles(fixtureFiles('three-clusters'));
  const files = textsOf(compilation, 'shop');
  for (const [hole, kind, change] of WAYS_OUT) {
    test(hole, () => {
      const found = differences(compilation, 'shop', change(files));
      assert.ok(found.some((one) => one.kind === kind), `${kind} expected: ${found.map((one) => `${one.kind}: ${one.message}`).join('\n')}`);
    });
  }
});

spec('holes', (test) => {
  const compilation = compileFiles(fixtureFiles('three-clusters'));
  const files = textsOf(compilation, 'payments');
  for (const [hole, kind, change] of HOLES) {
    test(hole, () => {
      const found = differences(compilation, 'payments', change(files));
      assert.ok(found.some((one) => one.kind === kind), `${kind} expected: ${found.map((one) => `${one.kind}: ${one.message}`).join('\n')}`);
    });
  }
  test('a subset of other labels', () => {
    const bookinfo = compileFiles(fixtureFiles('bookinfo'));
    const found = differences(bookinfo, 'cluster2', replaced('destinationrule-myratings.bookinfo.yaml', 'version: v1', 'version: v2')(textsOf(bookinfo, 'cluster2')));
    assert.equal(found.map((one) => one.kind), ['closed']);
  });
});
