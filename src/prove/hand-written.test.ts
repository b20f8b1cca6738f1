// Overlays as somebody adversarial, or hasty, would write them: each is judged as a real mesh would.
import * as assert from 'uvu/assert';
import { compileFiles, fixtureFiles } from '../dev/fixtures.ts';
import { added, differences, left, policy, replaced, route, textsOf, type Texts } from '../dev/overlay-edits.ts';
import { spec } from '../dev/spec.ts';
import type { DifferenceKind } from './difference.ts';

const G = 'istio-private-gateways';
const INGRESS = `${G}/istio-private-ingressgateway`;
const POLICY = 'authorizationpolicy-istio-private-ingressgateway.yaml';
const ROUTES = 'virtualservice-payments.example.com.yaml';
const RULE = 'destinationrule-payments-api.payments.yaml';
const GATEWAY = 'gateways/gateway-istio-private-ingressgateway.yaml';
const SERVICE = 'service-istio-private-ingressgateway.yaml';
const API = 'payments-api.payments.svc.cluster.local';

const object = (kind: string, name: string, namespace: string, rest: string): string => `apiVersion: ${VERSIONS[kind] ?? 'v1'}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${rest}\n`;

const VERSIONS: Readonly<Record<string, string>> = {
  Gateway: 'networking.istio.io/v1', DestinationRule: 'networking.istio.io/v1', ServiceEntry: 'networking.istio.io/v1', Sidecar: 'networking.istio.io/v1', WorkloadEntry: 'networking.istio.io/v1', ProxyConfig: 'networking.istio.io/v1beta1',
  EnvoyFilter: 'networking.istio.io/v1alpha3', PeerAuthentication: 'security.istio.io/v1', RequestAuthentication: 'security.istio.io/v1', Telemetry: 'telemetry.istio.io/v1', WasmPlugin: 'extensions.istio.io/v1alpha1', HTTPRoute: 'gateway.networking.k8s.io/v1', ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
};

const both = (...changes: readonly ((files: Texts) => Texts)[]) => (files: Texts): Texts => changes.reduce((all, change) => change(all), files);
const anywhere = replaced(GATEWAY, `${G}/payments.example.com`, '"*/payments.example.com"');
const routeTo = (match: string, host = 'other.payments.svc.cluster.local'): string => `http: [{match: [${match}], route: [{destination: {host: ${host}, port: {number: 80}}}]}]`;

type Hole = readonly [hole: string, kind: DifferenceKind | 'fine', change: (files: Texts) => Texts];

const PROVIDER: readonly Hole[] = [
  // Who may, and what.
  ['a second ALLOW policy of any principal of the domain', 'opened', added(policy('more', G, '{rules: [{from: [{source: {principals: ["shop.example.com*"]}}], to: [{operation: {paths: ["/payments/*"], methods: [DELETE]}}]}]}'))],
  ['a second ALLOW policy by notPaths', 'opened', added(policy('more', G, '{rules: [{from: [{source: {principals: ["*"]}}], to: [{operation: {notPaths: [/payments/charges]}}]}]}'))],
  ['a second ALLOW policy by notPrincipals', 'opened', added(policy('more', G, '{rules: [{from: [{source: {notPrincipals: [ledger.example.com/x]}}]}]}'))],
  ['a second ALLOW policy by a suffix of paths', 'opened', added(policy('more', G, '{rules: [{to: [{operation: {paths: ["*.json"]}}]}]}'))],
  ['a second ALLOW policy for pods that are no gateway', 'fine', added(policy('more', G, '{selector: {matchLabels: {app: other}}, rules: [{}]}'))],
  ['a second ALLOW policy of principals with spiffe://', 'fine', added(policy('more', G, '{rules: [{from: [{source: {principals: ["spiffe://shop.example.com/*"]}}]}]}'))],
  ['a second ALLOW policy for another port', 'fine', added(policy('more', G, '{rules: [{to: [{operation: {ports: ["9443"]}}]}]}'))],
  ['a second ALLOW policy for the port of the other gateway', 'opened', added(policy('more', G, '{rules: [{to: [{operation: {ports: ["8443"]}}]}]}'))],
  ['a second ALLOW policy with a method in lower case', 'opened', added(policy('more', G, '{rules: [{to: [{operation: {methods: [get]}}]}]}'))],
  ['a second ALLOW policy by methods with a star', 'opened', added(policy('more', G, '{rules: [{from: [{source: {principals: ["*"]}}], to: [{operation: {methods: ["P*"]}}]}]}'))],
  ['a second ALLOW policy by host with a port', 'opened', added(policy('more', G, '{rules: [{to: [{operation: {hosts: ["payments.example.com:15443"]}}]}]}'))],
  ['a second ALLOW policy by ipBlocks', 'outside', added(policy('more', G, '{rules: [{from: [{source: {ipBlocks: [10.0.0.0/8]}}]}]}'))],
  ['a second ALLOW policy by a claim', 'outside', added(policy('more', G, '{rules: [{when: [{key: "request.auth.claims[iss]", values: [x]}]}]}'))],
  ['a second ALLOW policy by targetRefs', 'outside', added(policy('more', G, '{targetRefs: [{kind: Service, name: x}], rules: [{}]}'))],
  ['a policy of another namespace', 'fine', added(policy('more', 'other', '{rules: [{}]}'))],
  ['a policy without a namespace', 'outside', added(policy('more', '""', '{rules: [{}]}'))],
  ['an exception by notPaths in our rule', 'closed', replaced(POLICY, '              - /payments/refunds/*\n', '              - /payments/refunds/*\n            notPaths: [/payments/refunds/1]\n')],
  ['upgrades are what is allowed', 'opened', replaced(POLICY, 'notValues', 'values')],
  // Objects that do not count.
  ['a policy of another revision', 'outside', replaced(POLICY, '  labels:\n', '  labels:\n    istio.io/rev: canary\n')],
  ['a policy that Argo CD takes for a hook', 'outside', replaced(POLICY, '  annotations:\n', '  annotations:\n    argocd.argoproj.io/hook: Skip\n')],
  ['a policy that kustomize leaves out', 'outside', replaced(POLICY, '  annotations:\n', '  annotations:\n    config.kubernetes.io/local-config: "true"\n')],
  ['a policy that is deleted with its owner', 'outside', replaced(POLICY, '  annotations:\n', '  ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: x, uid: x}]\n  annotations:\n')],
  ['a list that holds an object', 'opened', added(`apiVersion: v1\nkind: List\nitems:\n  - apiVersion: security.istio.io/v1beta1\n    kind: AuthorizationPolicy\n    metadata: {name: more, namespace: ${G}}\n    spec: {rules: [{}]}\n`)],
  ['a second document in a file', 'opened', (files) => new Map(files).set(`gateways/${POLICY}`, `${files.get(`gateways/${POLICY}`)}---\n${policy('more', G, '{rules: [{}]}')}`)],
  // Routes.
  ['a route of another namespace, where the server is for one', 'fine', added(route('more', 'payments', `{hosts: [payments.example.com], gateways: [${INGRESS}], ${routeTo('{uri: {prefix: /payments/charges}}')}}`))],
  ['a route of another namespace, where the server is for all', 'outside', both(anywhere, added(route('more', 'payments', `{hosts: [payments.example.com], gateways: [${INGRESS}], ${routeTo('{uri: {prefix: /payments/charges}}')}}`)))],
  ['a route of another namespace that is not exported', 'fine', both(anywhere, added(route('more', 'payments', `{exportTo: ["."], hosts: [payments.example.com], gateways: [${INGRESS}], ${routeTo('{uri: {prefix: /payments/charges}}')}}`)))],
  ['a route of every host', 'outside', added(route('more', G, `{hosts: ["*"], gateways: [${INGRESS}], ${routeTo('{uri: {prefix: /payments/}}')}}`))],
  ['a route of a host that no server has', 'fine', added(route('more', G, `{hosts: [x.example.com], gateways: [${INGRESS}], ${routeTo('{uri: {prefix: /payments/}}')}}`))],
  ['a route for sidecars to what is exposed', 'fine', added(route('more', 'payments', `{hosts: [payments-api], ${routeTo('{uri: {prefix: /}}')}}`))],
  ['a match of sourceLabels', 'outside', replaced(ROUTES, 'prefix: /payments/\n', 'prefix: /payments/\n          sourceLabels: {app: x}\n')],
  ['a match of headers', 'outside', replaced(ROUTES, 'prefix: /payments/\n', 'prefix: /payments/\n          headers: {x-a: {exact: b}}\n')],
  ['a match that ignores case', 'outside', replaced(ROUTES, 'prefix: /payments/\n', 'prefix: /payments/\n          ignoreUriCase: true\n')],
  ['a match of the mesh alone', 'closed', replaced(ROUTES, 'prefix: /payments/\n', 'prefix: /payments/\n          gateways: [mesh]\n')],
  ['a match of one method', 'closed', replaced(ROUTES, 'prefix: /payments/\n', 'prefix: /payments/\n          method: {exact: GET}\n')],
  ['a mirror', 'outside', replaced(ROUTES, '      retries:', '      mirror: {host: spy.payments.svc.cluster.local}\n      retries:')],
  ['a part of it led elsewhere', 'closed', replaced(ROUTES, '          weight: 100\n', `          weight: 99\n        - destination: {host: spy.payments.svc.cluster.local, port: {number: 80}}\n          weight: 1\n`)],
  ['a header that is the authority', 'outside', replaced(ROUTES, '        request:\n', '        request:\n          set: {":authority": x}\n')],
  ['a redirect in place of the route', 'closed', replaced(ROUTES, /      rewrite:\n[^]*?weight: 100\n/, '      redirect: {uri: /x}\n')],
  ['a delegate', 'outside', replaced(ROUTES, /      rewrite:\n[^]*?weight: 100\n/, '      delegate: {name: x, namespace: payments}\n')],
  // Servers.
  ['a server of another Gateway for the same host', 'outside', added(object('Gateway', 'more', 'other', `spec: {selector: {istio: private-ingressgateway}, servers: [{port: {number: 15443, name: https-x, protocol: HTTPS}, hosts: [payments.example.com], tls: {mode: SIMPLE, credentialName: x}}]}`))],
  ['a server on a host of its own', 'fine', added(object('Gateway', 'more', G, `spec: {selector: {istio: private-ingressgateway}, servers: [{port: {number: 15443, name: https-x, protocol: HTTPS}, hosts: [x.example.com], tls: {mode: SIMPLE, credentialName: istio-private-ingressgateway-certs}}]}`))],
  ['a server whose key pair may be missing', 'outside', added(object('Gateway', 'more', G, `spec: {selector: {istio: private-ingressgateway}, servers: [{port: {number: 15443, name: https-x, protocol: HTTPS}, hosts: [x.example.com], tls: {mode: SIMPLE, credentialName: x}}]}`))],
  ['a plain server beside ours', 'outside', added(object('Gateway', 'more', G, `spec: {selector: {istio: private-ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]}`))],
  ['a server that passes TLS through', 'outside', added(object('Gateway', 'more', G, `spec: {selector: {istio: private-ingressgateway}, servers: [{port: {number: 15443, name: tls-x, protocol: TLS}, hosts: ["*.local"], tls: {mode: AUTO_PASSTHROUGH}}]}`))],
  ['a server of HTTP/2 without TLS', 'outside', replaced(GATEWAY, 'protocol: HTTPS', 'protocol: HTTP2')],
  ['two ports of one name', 'outside', replaced(GATEWAY, '  servers:\n', '  servers:\n    - port: {number: 15443, name: https-payments-example-com, protocol: HTTPS}\n      hosts: [x.example.com]\n      tls: {mode: SIMPLE, credentialName: x}\n')],
  ['a port without a name', 'outside', replaced(GATEWAY, '        name: https-payments-example-com\n', '')],
  ['no names at the handshake', 'fine', replaced(GATEWAY, /        subjectAltNames:\n.*\n/, '')],
  ['a certificate that may be left out', 'fine', replaced(GATEWAY, 'mode: MUTUAL', 'mode: OPTIONAL_MUTUAL')],
  // Where it goes.
  ['a Service of the exposed name', 'outside', added(object('Service', 'payments-api', 'payments', 'spec: {selector: {app: spy}, ports: [{name: http, port: 8443, targetPort: 8080}]}'))],
  ['a Service of the gateway’s pods', 'outside', added(object('Service', 'more', G, 'spec: {selector: {istio: private-ingressgateway}, ports: [{name: https, port: 443, targetPort: 15443}]}'))],
  ['a Service with addresses of its own', 'outside', replaced(SERVICE, 'spec:\n', 'spec:\n  externalIPs: [192.0.2.1]\n')],
  ['a ServiceEntry of the exposed host', 'outside', added(object('ServiceEntry', 'more', G, `spec: {hosts: [${API}], resolution: STATIC, ports: [{number: 8443, name: http, protocol: HTTP}], endpoints: [{address: 192.0.2.9}]}`))],
  ['a ServiceEntry of the mesh', 'outside', added(object('ServiceEntry', 'more', G, `spec: {hosts: [x.example.com], location: MESH_INTERNAL, resolution: STATIC, ports: [{number: 80, name: http, protocol: HTTP}], endpoints: [{address: 192.0.2.9}]}`))],
  ['a rule of the owner for his own host', 'fine', added(object('DestinationRule', 'own', 'payments', `spec: {host: payments-api, trafficPolicy: {tls: {mode: DISABLE}}}`))],
  ['a second rule of the gateway’s namespace', 'outside', added(object('DestinationRule', 'more', G, `spec: {host: ${API}, trafficPolicy: {tls: {mode: DISABLE}}}`))],
  ['a rule that selects the gateway', 'outside', added(object('DestinationRule', 'more', G, `spec: {host: ${API}, workloadSelector: {matchLabels: {istio: private-ingressgateway}}, trafficPolicy: {tls: {mode: DISABLE}}}`))],
  ['a rule that selects other pods', 'fine', added(object('DestinationRule', 'more', G, `spec: {host: ${API}, workloadSelector: {matchLabels: {app: other}}, trafficPolicy: {tls: {mode: DISABLE}}}`))],
  ['our rule selects other pods', 'closed', replaced(RULE, '  host:', '  workloadSelector: {matchLabels: {app: other}}\n  host:')],
  ['a setting of one port', 'outside', replaced(RULE, '    tls:\n', '    portLevelSettings: [{port: {number: 8443}, tls: {mode: DISABLE}}]\n    tls:\n')],
  // Behind the gateway.
  ['a policy that cuts local callers off', 'second-lock', added(policy('more', 'payments', '{selector: {matchLabels: {app.kubernetes.io/name: payments-api}}, rules: [{from: [{source: {namespaces: [payments]}}]}]}'))],
  ['a policy of pods that may be the exposed ones', 'second-lock', added(policy('more', 'payments', '{selector: {matchLabels: {version: v1}}, action: DENY, rules: [{}]}'))],
  ['a policy of pods that are not the exposed ones', 'fine', added(policy('more', 'payments', '{selector: {matchLabels: {app.kubernetes.io/name: other}}, action: DENY, rules: [{}]}'))],
  // CAs.
  ['a bundle of the whole mesh', 'outside', added(object('ConfigMap', 'istio', 'istio-system', 'data: {mesh: "trustDomain: x"}'))],
  // Kinds that nobody models.
  ...(['EnvoyFilter', 'Sidecar', 'PeerAuthentication', 'RequestAuthentication', 'Telemetry', 'WasmPlugin', 'WorkloadEntry', 'ProxyConfig', 'HTTPRoute', 'ClusterRoleBinding'] as const).map((kind): Hole => [`a ${kind}`, 'outside', added(object(kind, 'more', G, 'spec: {}'))]),
  ['a Namespace without injection', 'outside', replaced('namespace-istio-private-gateways.yaml', '  labels:\n', '  labels:\n    istio-injection: disabled\n')],
  ['containers beside the proxy', 'outside', replaced('deployment-istio-private-ingressgateway.yaml', '      containers:\n', '      containers:\n        - {name: spy, image: spy}\n')],
  ['a proxy with settings of its own', 'outside', replaced('deployment-istio-private-ingressgateway.yaml', '      annotations:\n', '      annotations:\n        proxy.istio.io/config: "{}"\n')],
  ['Secrets that nobody may list', 'broken-hop', left('rolebinding-istio-private-ingressgateway.yaml')],
];

const E = `${G}/istio-private-egressgateway`;
const HOST = `istio-private-egressgateway.${G}.svc.cluster.local`;

const CONSUMER: readonly Hole[] = [
  ['a second route of the local name', 'outside', added(route('more', 'checkout', `{hosts: [payments], http: [{route: [{destination: {host: spy.checkout.svc.cluster.local, port: {number: 80}}}]}]}`))],
  ['a second route of the local name, of another namespace', 'outside', added(route('more', 'other', `{hosts: [payments.checkout.svc.cluster.local], http: [{route: [{destination: {host: spy.checkout.svc.cluster.local, port: {number: 80}}}]}]}`))],
  ['a second route of the local name that nobody sees', 'fine', added(route('more', 'other', `{exportTo: ["."], hosts: [payments.checkout.svc.cluster.local], http: [{route: [{destination: {host: spy.checkout.svc.cluster.local, port: {number: 80}}}]}]}`))],
  ['the Service of the egress gateway is hidden', 'broken-hop', replaced('service-istio-private-egressgateway.yaml', '  labels:\n', '  annotations: {networking.istio.io/exportTo: "."}\n  labels:\n')],
  ['a rule of a caller for the egress gateway', 'broken-hop', added(object('DestinationRule', 'more', 'checkout', `spec: {host: ${HOST}, trafficPolicy: {tls: {mode: DISABLE}}}`))],
  ['another server of every host', 'fine', replaced('gateways/gateway-istio-private-egressgateway.yaml', '  servers:\n', '  servers:\n    - port: {number: 443, name: https-any, protocol: HTTPS}\n      hosts: ["*"]\n      tls: {mode: ISTIO_MUTUAL}\n')],
  ['another server of every host, and a policy for it', 'opened', both(
    replaced('gateways/gateway-istio-private-egressgateway.yaml', '  servers:\n', '  servers:\n    - port: {number: 443, name: https-any, protocol: HTTPS}\n      hosts: ["*"]\n      tls: {mode: ISTIO_MUTUAL}\n'),
    added(`${policy('more', G, '{selector: {matchLabels: {istio: private-egressgateway}}, rules: [{from: [{source: {namespaces: [other]}}]}]}')}---\n${route('more', G, `{hosts: ["any.example.com"], gateways: [${E}], http: [{route: [{destination: {host: payments.example.com, port: {number: 15443}}}]}]}`)}`),
  )],
  ['a second ServiceEntry of the other cluster', 'broken-hop', added(object('ServiceEntry', 'more', G, 'spec: {hosts: [payments.example.com], resolution: STATIC, ports: [{number: 15443, name: tls, protocol: TLS}], endpoints: [{address: 192.0.2.66}]}'))],
  ['a ServiceEntry of every host', 'fine', added(object('ServiceEntry', 'more', G, 'spec: {hosts: ["*.example.com"], resolution: DNS, ports: [{number: 15443, name: tls, protocol: TLS}], endpoints: [{address: evil.example.org}]}'))],
  ['the ServiceEntry is hidden from the gateway', 'broken-hop', replaced('serviceentry-payments.example.com.yaml', '- "."', '- checkout')],
  ['an address more', 'broken-hop', replaced('serviceentry-payments.example.com.yaml', '  endpoints:\n', '  endpoints:\n    - address: "192.0.2.66"\n')],
  ['an endpoint by labels', 'outside', replaced('serviceentry-payments.example.com.yaml', '  endpoints:\n', '  workloadSelector: {labels: {app: x}}\n  endpoints:\n')],
  ['the local name has pods', 'fine', replaced('service-payments-in-checkout.yaml', 'spec:\n', 'spec:\n  selector: {app: x}\n')],
  ['the local name has no address', 'outside', replaced('service-payments-in-checkout.yaml', 'spec:\n', 'spec:\n  clusterIP: None\n')],
  ['the local name is another', 'outside', replaced('service-payments-in-checkout.yaml', 'type: ClusterIP', 'type: ExternalName\n  externalName: evil.example.org')],
  ['a policy for one path of a caller', 'fine', added(policy('more', G, '{selector: {matchLabels: {istio: private-egressgateway}}, rules: [{from: [{source: {principals: [cluster.local/ns/checkout/sa/cart]}}], to: [{operation: {paths: [/x]}}]}]}'))],
  ['a policy that denies a path', 'broken-hop', added(policy('more', G, '{selector: {matchLabels: {istio: private-egressgateway}}, action: DENY, rules: [{to: [{operation: {paths: ["/x/*"]}}]}]}'))],
  ['a policy that denies one method', 'broken-hop', added(policy('more', G, '{selector: {matchLabels: {istio: private-egressgateway}}, action: DENY, rules: [{to: [{operation: {methods: [POST]}}]}]}'))],
  ['a policy that denies a path that few ask for', 'broken-hop', added(policy('more', G, '{selector: {matchLabels: {istio: private-egressgateway}}, action: DENY, rules: [{to: [{operation: {paths: [/charges/7]}}]}]}'))],
  ['a route above ours in the gateway', 'broken-hop', replaced('virtualservice-payments.checkout.yaml', '  http:\n', `  http:\n    - match: [{uri: {prefix: /refunds}}]\n      route: [{destination: {host: evil.example.org, port: {number: 443}}}]\n`)],
  ['a route above ours for one method in the sidecar', 'broken-hop', replaced('virtualservice-payments-in-checkout.yaml', '  http:\n', `  http:\n    - match: [{method: {exact: POST}}]\n      route: [{destination: {host: evil.example.org, port: {number: 443}}}]\n`)],
];

const TABLES = [['three-clusters', 'payments', PROVIDER], ['three-clusters', 'shop', CONSUMER]] as const;

for (const [story, cluster, holes] of TABLES) {
  spec(`by hand, ${cluster}`, (test) => {
    const compilation = compileFiles(fixtureFiles(story));
    const files = textsOf(compilation, cluster);
    for (const [hole, kind, change] of holes) {
      test(hole, () => {
        const found = differences(compilation, cluster, change(files));
        const said = found.map((one) => `${one.kind}: ${one.message}`).join('\n');
        if (kind === 'fine') assert.is(said, '');
        else if (kind === 'outside') assert.ok(found.some((one) => one.kind === 'outside' || one.kind === 'broken-hop'), `outside expected: ${said}`);
        else assert.ok(found.some((one) => one.kind === kind), `${kind} expected: ${said}`);
      });
    }
  });
}
